package io.millrace.benchmarks.trips;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up {@link ResultChecksum}s of rows, for comparison with the same results made by hand. */
public final class ChecksumSinkConnector implements SinkConnector {
    private static final AtomicLong TOTAL = new AtomicLong();

    /** The checksum of all rows written in this process. */
    static long total() {
        return TOTAL.get();
    }

    @Override
    public String name() {
        return "checksum";
    }

    @Override
    public String description() {
        return "Adds up a checksum of all rows, for benchmarks.";
    }

    @Override
    public boolean needsFormat() {
        return false;
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        return new ChecksumSink(context);
    }

    private record ChecksumSink(SinkContext context) implements Sink {
        @Override
        public boolean write(Batch rows, long arrivalMicros) {
            int count = rows.selectedCount();
            long[] hashes = new long[count];
            Arrays.fill(hashes, ResultChecksum.start());
            for (Column column : rows.columns()) {
                add(hashes, column, rows.selection().rows(), count);
            }
            long sum = 0;
            for (long hash : hashes) {
                sum += hash;
            }
            TOTAL.addAndGet(sum);
            rows.memory().release();
            context.deliveries().delivered(count, arrivalMicros);
            return true;
        }

        private static void add(long[] hashes, Column column, int[] rows, int count) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                hashes[i] = switch (column) {
                    case LongColumn longs -> ResultChecksum.add(hashes[i], longs.values()[row]);
                    case IntColumn ints -> ResultChecksum.add(hashes[i], ints.values()[row]);
                    case DoubleColumn doubles -> ResultChecksum.add(hashes[i], doubles.values()[row]);
                    case BytesColumn bytes ->
                        ResultChecksum.add(hashes[i], bytes.data(), bytes.start(row), bytes.length(row));
                    case BooleanColumn booleans -> ResultChecksum.add(hashes[i], booleans.get(row) ? 1 : 0);
                    case DecimalColumn decimals ->
                        ResultChecksum.add(ResultChecksum.add(hashes[i], decimals.high(row)), decimals.low(row));
                    case NestedColumn nested -> throw new IllegalArgumentException("nested values have no checksum");
                };
            }
        }

        @Override
        public CompletionStage<byte[]> prepare(long checkpoint) {
            return CompletableFuture.completedStage(new byte[0]);
        }

        @Override
        public CompletionStage<Void> commit(byte[] prepared) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> abort(byte[] prepared) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
