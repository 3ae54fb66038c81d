package io.millrace.benchmarks.nexmark;

import io.millrace.model.option.Options;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceContext;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Delivers prepared batches: a record for each, which {@link PreparedFormat} knows by its offset.
 *
 * @param pace when they are there; only a job of one source can have one
 * @param clock is started by the first record
 */
record PreparedSource(Map<String, NexmarkEvents> events, Pace pace, PassClock clock) implements SourceConnector {
    static final String NAME = "prepared";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Batches in memory, for benchmarks.";
    }

    @Override
    public Source open(Options options, SourceContext context) {
        NexmarkEvents prepared = events.get(context.connector().node());
        if (prepared == null) {
            throw new IllegalArgumentException(
                    "no events for " + context.connector().node());
        }
        return new PreparedBatches(prepared.batches().size(), pace, clock);
    }

    private record PreparedBatches(int count, Pace pace, PassClock clock) implements Source {
        private static final Split ONLY = new Split(NAME);

        @Override
        public List<Split> splits() {
            return List.of(ONLY);
        }

        @Override
        public SourceReader read(List<Split> splits, Map<Split, Position> positions) {
            return new Reader(count, pace, clock);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static final class Reader implements SourceReader {
        private static final byte[] NO_BYTES = {};
        private static final int[] NO_KEYS = {};
        private static final int[] ZERO = {0};

        private final int count;
        private final Pace pace;
        private final PassClock clock;
        private boolean begun;
        private int next;

        Reader(int count, Pace pace, PassClock clock) {
            this.count = count;
            this.pace = pace;
            this.clock = clock;
        }

        @Override
        public @Nullable RawRecords poll(int split) {
            if (!begun) {
                begun = true;
                clock.begin();
                pace.begin();
            }
            return next == count || !pace.isDue(next) ? null : record(next++);
        }

        private RawRecords record(int number) {
            return new RawRecords(
                    0,
                    NAME,
                    0,
                    1,
                    NO_BYTES,
                    ZERO,
                    ZERO,
                    NO_KEYS,
                    NO_KEYS,
                    new long[] {number},
                    new long[] {RawRecords.NO_TIMESTAMP},
                    new long[] {pace.arrivalMicros(number)},
                    null);
        }

        @Override
        public boolean isFinished(int split) {
            return next == count;
        }

        @Override
        public boolean isCaughtUp(int split) {
            return next == count;
        }

        @Override
        public Map<Split, Position> positions() {
            return Map.of(PreparedBatches.ONLY, new Position(String.valueOf(next)));
        }

        @Override
        public OptionalLong lag() {
            return OptionalLong.empty();
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
