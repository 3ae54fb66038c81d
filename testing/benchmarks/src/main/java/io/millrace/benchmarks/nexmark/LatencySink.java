package io.millrace.benchmarks.nexmark;

import io.millrace.model.data.Batch;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import io.millrace.model.spi.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.HdrHistogram.Histogram;

/**
 * Records how long after the arrival that made them come rows are given out.
 *
 * @param micros takes it, in microseconds, for each row
 * @param lastMicros takes it for the last rows of each arrival
 */
record LatencySink(Histogram micros, Histogram lastMicros, TimeSource time) implements SinkConnector {
    @Override
    public String name() {
        return DigestSink.NAME;
    }

    @Override
    public String description() {
        return "Measures latency, for benchmarks.";
    }

    @Override
    public boolean needsFormat() {
        return false;
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        return new MeasuringSink(this, context);
    }

    private static final class MeasuringSink implements Sink {
        private final LatencySink figures;
        private final SinkContext context;
        private long arrival = NO_ARRIVAL;
        private long latest;

        MeasuringSink(LatencySink figures, SinkContext context) {
            this.figures = figures;
            this.context = context;
        }

        @Override
        public boolean write(Batch rows, long arrivalMicros) {
            long latency = Math.max(0, figures.time.epochMicros() - arrivalMicros);
            int count = rows.selectedCount();
            figures.micros.recordValueWithCount(latency, count);
            if (arrivalMicros != arrival) {
                recordLast();
                arrival = arrivalMicros;
            }
            latest = latency;
            rows.memory().release();
            context.deliveries().delivered(count, arrivalMicros);
            return true;
        }

        private void recordLast() {
            if (arrival != NO_ARRIVAL) {
                figures.lastMicros.recordValue(latest);
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
            recordLast();
        }
    }
}
