package io.millrace.connectors.redis;

import static org.awaitility.Awaitility.await;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.Sink;
import io.millrace.testkit.connector.ConnectorJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sink under test for rows of {@link #SCHEMA}. */
final class Writing implements AutoCloseable {
    static final Schema SCHEMA = Schema.of(
            Field.required("id", Scalar.STRING),
            Field.required("at", Scalar.TIMESTAMP),
            Field.nullable("body", Scalar.STRING));

    /** A row; its time in milliseconds. */
    record Row(String id, long at, @Nullable String body) {}

    final ConnectorJob job;
    final Sink sink;

    private Writing(ConnectorJob job, Sink sink) {
        this.job = job;
        this.sink = sink;
    }

    static Writing of(Map<String, String> environment, Map<String, Object> options) {
        ConnectorJob job = new ConnectorJob(Path.of("."), environment);
        RedisSinkConnector connector = new RedisSinkConnector();
        Map<String, Object> given = new HashMap<>(options);
        given.putIfAbsent("key", "id:{id}:at:{at:millis}");
        return new Writing(
                job,
                connector.open(ConnectorJob.options(connector, given), job.sinkContext(SCHEMA, Writing::encodeBodies)));
    }

    static Batch batch(Row... rows) {
        BatchBuilder builder = new BatchBuilder(SCHEMA, rows.length);
        for (Row row : rows) {
            append((BytesColumnBuilder) builder.column(0), row.id());
            ((LongColumnBuilder) builder.column(1)).append(row.at() * 1000);
            append((BytesColumnBuilder) builder.column(2), row.body());
            builder.endRow();
        }
        return builder.build();
    }

    private static void append(BytesColumnBuilder column, @Nullable String text) {
        if (text == null) {
            column.appendNull();
        } else {
            column.append(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void encodeBodies(Batch rows, EncodedRecords records) {
        BytesColumn bodies = (BytesColumn) rows.column(2);
        for (int i = 0; i < rows.selectedCount(); i++) {
            int row = rows.selection().rows()[i];
            if (bodies.validity().isValid(row)) {
                records.write(bodies.data(), bodies.start(row), bodies.length(row));
                records.end();
            } else {
                records.endAbsent();
            }
        }
    }

    /** Offers rows until they are taken. */
    void write(long arrivalMicros, Row... rows) {
        Batch batch = batch(rows);
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> sink.write(batch, arrivalMicros));
    }

    /** Ends a checkpoint and makes it visible. */
    void commit() {
        byte[] prepared = sink.prepare(1).toCompletableFuture().join();
        sink.commit(prepared).toCompletableFuture().join();
    }

    @Override
    public void close() {
        sink.close();
    }
}
