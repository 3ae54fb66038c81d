package io.millrace.benchmarks.expressions;

import io.millrace.model.data.Batch;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB with one thread on a table in memory, which it does not compress there. The result is added up by DuckDB itself, inside the
 * pipeline, which is what costs it least: neither a table nor a row of the driver is made of it.
 */
final class DuckDbQuery implements QueryEngine {
    static final String NAME = "duckdb";

    private final DuckDBConnection connection;
    private final PreparedStatement statement;

    DuckDbQuery(NexmarkQuery query, Bids bids) throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        try (Statement setup = connection.createStatement()) {
            setup.execute("SET threads = 1");
            setup.execute("CREATE TABLE bids (auction BIGINT NOT NULL, bidder BIGINT NOT NULL, price BIGINT NOT NULL,"
                    + " date_time BIGINT NOT NULL)");
        }
        fill(bids);
        this.statement = connection.prepareStatement(
                switch (query) {
                    case Q1 ->
                        "SELECT count(*), sum(auction) + sum(bidder) + sum(date_time), sum(eur) FROM"
                                + " (SELECT auction, bidder, price * 0.908e0 AS eur, date_time FROM bids)";
                    case Q2 ->
                        "SELECT count(*), sum(auction) + sum(price), 0e0 FROM"
                                + " (SELECT auction, price FROM bids WHERE auction % 123 = 0)";
                });
    }

    private void fill(Bids bids) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("bids")) {
            for (Batch batch : bids.batches()) {
                for (int row = 0; row < batch.rowCount(); row++) {
                    appender.beginRow();
                    for (int column = 0; column < batch.schema().size(); column++) {
                        appender.append(Bids.value(batch, column, row));
                    }
                    appender.endRow();
                }
            }
        }
    }

    @Override
    public QueryResult run() throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            result.next();
            return new QueryResult(
                    result.getLong(1), result.getBigDecimal(2).toBigInteger().longValue(), result.getDouble(3));
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
