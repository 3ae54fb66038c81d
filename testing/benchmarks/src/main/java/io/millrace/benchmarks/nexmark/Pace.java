package io.millrace.benchmarks.nexmark;

import io.millrace.model.data.Batch;
import io.millrace.model.spi.TimeSource;
import java.util.List;

/**
 * When batches are there to be read. By a pace each row has a time when it is due, whether or not those before it have been read, so that who cannot follow does not look better for it
 * (coordinated omission). Used by one thread.
 */
sealed interface Pace {
    /** A batch is there as soon as it is asked for. */
    record None() implements Pace {
        @Override
        public void begin() {
            // nothing is waited for
        }

        @Override
        public boolean isDue(int batch) {
            return true;
        }

        @Override
        public long arrivalMicros(int batch) {
            return 0;
        }
    }

    /** A batch is there when its last row is due, and has arrived when its first one was. */
    final class Steady implements Pace {
        /** For each batch, and behind the last one, how many rows come before it. */
        private final long[] rowsBefore;

        private final double microsOfRow;
        private final TimeSource time;
        private long startMicros;

        /** @param rowsPerSecond how many rows are due in a second */
        Steady(NexmarkEvents events, double rowsPerSecond, TimeSource time) {
            List<Batch> batches = events.batches();
            this.rowsBefore = new long[batches.size() + 1];
            for (int i = 0; i < batches.size(); i++) {
                rowsBefore[i + 1] = rowsBefore[i] + batches.get(i).rowCount();
            }
            this.microsOfRow = 1e6 / rowsPerSecond;
            this.time = time;
        }

        @Override
        public void begin() {
            startMicros = time.epochMicros();
        }

        @Override
        public boolean isDue(int batch) {
            return time.epochMicros() >= dueMicros(batch + 1);
        }

        @Override
        public long arrivalMicros(int batch) {
            return dueMicros(batch);
        }

        private long dueMicros(int batch) {
            return startMicros + (long) (rowsBefore[batch] * microsOfRow);
        }
    }

    /** The first row is due. */
    void begin();

    /** Whether all rows of a batch are there. */
    boolean isDue(int batch);

    /** When its first row arrived, in microseconds since the epoch. */
    long arrivalMicros(int batch);
}
