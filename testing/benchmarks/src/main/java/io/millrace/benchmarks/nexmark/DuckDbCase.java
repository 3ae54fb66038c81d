package io.millrace.benchmarks.nexmark;

import io.millrace.benchmarks.CaseProcess;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.SourceNode;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A query as a batch in DuckDB, on tables in memory, which it does not compress there. */
final class DuckDbCase {
    private DuckDbCase() {}

    public static void main(String[] args) throws Exception {
        CaseProcess.report(measure(CaseArguments.parse(args)));
    }

    static CaseFigures measure(CaseArguments arguments) throws Exception {
        NexmarkJob job = NexmarkJob.load(arguments.query(), arguments.events());
        DuckDbText text = DuckDbText.of(arguments.query());
        try (DuckDBConnection connection =
                        DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + arguments.threads());
            for (SourceNode source : job.plan().sources().toList()) {
                load(connection, source, job.events(source.id()));
            }
            return CaseFigures.measure(arguments, job.rows(), (clock, linked) -> {
                clock.begin();
                Digest digest = run(statement, text, linked);
                clock.end();
                return digest;
            });
        }
    }

    private static Digest run(Statement statement, DuckDbText text, boolean linked) throws SQLException {
        Digest digest = new Digest(linked);
        try (ResultSet result = statement.executeQuery(linked ? text.linked() : text.added())) {
            result.next();
            digest.addRows(result.getLong(1));
            int columns = text.values().size();
            for (int i = 0; i < columns; i++) {
                digest.addSum(i, unscaled(result, i + 2));
            }
            if (linked) {
                digest.addLinks(unscaled(result, columns + 2));
            }
        }
        return digest;
    }

    /** Sums have more than 64 bits. */
    private static long unscaled(ResultSet result, int column) throws SQLException {
        return result.getBigDecimal(column).unscaledValue().longValue();
    }

    private static void load(DuckDBConnection connection, SourceNode source, NexmarkEvents events) throws SQLException {
        try (Statement create = connection.createStatement()) {
            create.execute(source.schema().fields().stream()
                    .map(field -> field.name() + " " + (isText(field.type()) ? "VARCHAR" : "BIGINT"))
                    .collect(Collectors.joining(", ", "CREATE TABLE " + source.id() + " (", ")")));
        }
        try (DuckDBAppender appender = connection.createAppender(source.id())) {
            for (Batch batch : events.batches()) {
                append(batch, source.schema(), appender);
            }
        }
    }

    private static void append(Batch batch, Schema schema, DuckDBAppender appender) throws SQLException {
        for (int row = 0; row < batch.rowCount(); row++) {
            appender.beginRow();
            for (int i = 0; i < schema.size(); i++) {
                Column column = batch.column(i);
                switch (column) {
                    case LongColumn longs -> appender.append(longs.values()[row]);
                    case BytesColumn texts -> appender.append(texts.string(row));
                    default -> throw new IllegalStateException("no query reads such a column: " + column);
                }
            }
            appender.endRow();
        }
    }

    private static boolean isText(DataType type) {
        return type == Scalar.STRING;
    }
}
