package io.millrace.benchmarks.expressions;

import java.sql.SQLException;

/** Something that has the bids and runs a query over them, in one thread. */
interface QueryEngine extends AutoCloseable {
    /** Runs the query once and adds up all columns of the result. */
    QueryResult run() throws SQLException;

    @Override
    void close() throws SQLException;

    /** The engine of this name, ready to run the query. */
    static QueryEngine of(String name, NexmarkQuery query, Bids bids) throws SQLException {
        return switch (name) {
            case VectorQuery.NAME -> new VectorQuery(query, bids);
            case DuckDbQuery.NAME -> new DuckDbQuery(query, bids);
            default -> throw new IllegalArgumentException("no engine " + name);
        };
    }
}
