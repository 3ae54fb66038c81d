package io.millrace.connectors.kafka;

import static org.awaitility.Awaitility.await;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumnBuilder;
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
            Field.nullable("id", Scalar.STRING),
            Field.nullable("count", Scalar.INT),
            Field.nullable("at", Scalar.TIMESTAMP),
            Field.nullable("body", Scalar.BYTES));

    /** One row. */
    record Row(
            @Nullable String id,
            int count,
            @Nullable Long atMicros,
            @Nullable String body) {
        Row(String id, int count, String body) {
            this(id, count, null, body);
        }
    }

    final ConnectorJob job;
    final Sink sink;

    private Writing(ConnectorJob job, Sink sink) {
        this.job = job;
        this.sink = sink;
    }

    static Writing of(Map<String, String> environment, String topic, Map<String, Object> options) {
        ConnectorJob job = new ConnectorJob(Path.of("."), environment);
        KafkaSinkConnector connector = new KafkaSinkConnector();
        Map<String, Object> given = new HashMap<>(options);
        given.put("topic", topic);
        return new Writing(
                job,
                connector.open(ConnectorJob.options(connector, given), job.sinkContext(SCHEMA, Writing::encodeBodies)));
    }

    static Batch batch(Row... rows) {
        BatchBuilder builder = new BatchBuilder(SCHEMA, rows.length);
        for (Row row : rows) {
            append((BytesColumnBuilder) builder.column(0), row.id());
            ((IntColumnBuilder) builder.column(1)).append(row.count());
            LongColumnBuilder at = (LongColumnBuilder) builder.column(2);
            if (row.atMicros() == null) {
                at.appendNull();
            } else {
                at.append(row.atMicros());
            }
            append((BytesColumnBuilder) builder.column(3), row.body());
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
        BytesColumn bodies = (BytesColumn) rows.column(3);
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
