package io.millrace.testkit.connector;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A sink that a test writes to and commits as an engine would.
 *
 * @param job what it works for
 */
public record SinkUnderTest(ConnectorJob job, Sink sink) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long PAUSE_NANOS = 1_000_000;

    /**
     * Opens a sink.
     *
     * @param bodies the field whose bytes are the records
     */
    public static SinkUnderTest open(
            ConnectorJob job, SinkConnector connector, Map<String, Object> options, Schema schema, String bodies) {
        int field = schema.indexOf(bodies).orElseThrow();
        RecordEncoder encoder = (rows, records) -> encode(rows, (BytesColumn) rows.column(field), records);
        return new SinkUnderTest(
                job, connector.open(ConnectorJob.options(connector, options), job.sinkContext(schema, encoder)));
    }

    /** Appends a text, or null. */
    public static void append(BytesColumnBuilder column, @Nullable String text) {
        if (text == null) {
            column.appendNull();
        } else {
            column.append(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void encode(Batch rows, BytesColumn bodies, EncodedRecords records) {
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

    /**
     * Offers rows until they are taken.
     *
     * @throws IllegalStateException if they are not, for a minute
     */
    public void write(Batch rows, long arrivalMicros) {
        long start = System.nanoTime();
        while (!sink.write(rows, arrivalMicros)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("the sink has taken nothing for " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Ends a checkpoint and makes it visible. */
    public void commit() {
        byte[] prepared = sink.prepare(1).toCompletableFuture().join();
        sink.commit(prepared).toCompletableFuture().join();
    }

    @Override
    public void close() {
        sink.close();
    }
}
