package io.millrace.benchmarks.nexmark;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.ReductionKernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Adds result rows up in a digest, column by column. */
record DigestSink(Digest digest) implements SinkConnector {
    static final String NAME = "digest";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Adds rows up, for benchmarks.";
    }

    @Override
    public boolean needsFormat() {
        return false;
    }

    @Override
    public boolean writesInParallel(Options options) {
        return true;
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        return new AddingSink(
                digest, new Digest(digest.isLinked()), context, Kernels.active().reductions());
    }

    /**
     * Adds up by itself until it is closed.
     *
     * @param whole of all sinks
     */
    private record AddingSink(Digest whole, Digest digest, SinkContext context, ReductionKernels kernels)
            implements Sink {
        @Override
        public boolean write(Batch rows, long arrivalMicros) {
            int count = rows.selectedCount();
            digest.addRows(count);
            for (int i = 0; i < rows.schema().size(); i++) {
                digest.addSum(i, sum(rows.column(i), rows.selection()));
            }
            if (digest.isLinked()) {
                link(rows);
            }
            rows.memory().release();
            context.deliveries().delivered(count, arrivalMicros);
            return true;
        }

        private long sum(Column column, Selection selection) {
            return switch (column) {
                case LongColumn longs -> sum(longs.values(), selection);
                case DecimalColumn decimals -> sum(decimals.low(), selection);
                case BytesColumn texts -> lengths(texts, selection);
                default -> throw new IllegalStateException("no query gives such a column: " + column);
            };
        }

        private long sum(long[] values, Selection selection) {
            if (selection.isAll()) {
                return kernels.sum(values, 0, selection.count());
            }
            long sum = 0;
            for (int i = 0; i < selection.count(); i++) {
                sum += values[selection.rows()[i]];
            }
            return sum;
        }

        private static long lengths(BytesColumn texts, Selection selection) {
            if (selection.isAll()) {
                return (long) texts.offsets()[selection.count()] - texts.offsets()[0];
            }
            long sum = 0;
            for (int i = 0; i < selection.count(); i++) {
                sum += texts.length(selection.rows()[i]);
            }
            return sum;
        }

        private void link(Batch rows) {
            for (int i = 0; i < rows.selectedCount(); i++) {
                int row = rows.selection().rows()[i];
                for (int column = 1; column < rows.schema().size(); column++) {
                    digest.link(value(rows.column(column - 1), row), value(rows.column(column), row));
                }
            }
        }

        private static long value(Column column, int row) {
            return switch (column) {
                case LongColumn longs -> longs.values()[row];
                case DecimalColumn decimals -> decimals.low()[row];
                case BytesColumn texts -> texts.length(row);
                default -> throw new IllegalStateException("no query gives such a column: " + column);
            };
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
            synchronized (whole) {
                whole.add(digest);
            }
        }
    }
}
