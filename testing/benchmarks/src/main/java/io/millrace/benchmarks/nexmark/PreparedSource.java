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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Delivers prepared batches: a record for each, which {@link PreparedFormat} knows by its offset.
 *
 * @param splitCount how many splits of a source share its batches in turn
 * @param pace when they are there; only a job of one source and one split can have one
 * @param clock is started by the first record
 */
record PreparedSource(Map<String, NexmarkEvents> events, int splitCount, Pace pace, PassClock clock)
        implements SourceConnector {
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
        return new PreparedBatches(prepared.batches().size(), splitCount, pace, clock);
    }

    private record PreparedBatches(int count, int splitCount, Pace pace, PassClock clock) implements Source {
        @Override
        public List<Split> splits() {
            return IntStream.range(0, splitCount)
                    .mapToObj(number -> new Split(String.valueOf(number)))
                    .toList();
        }

        @Override
        public SourceReader read(List<Split> splits, Map<Split, Position> positions) {
            int[] first = splits.stream()
                    .mapToInt(split -> Integer.parseInt(split.id()))
                    .toArray();
            return new Reader(splits, first, splitCount, count, pace, clock);
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

        private final List<Split> splits;

        /** The next batch of each split. */
        private final int[] next;

        private final int step;
        private final int count;
        private final Pace pace;
        private final PassClock clock;
        private boolean begun;

        Reader(List<Split> splits, int[] first, int step, int count, Pace pace, PassClock clock) {
            this.splits = splits;
            this.next = first;
            this.step = step;
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
            int number = next[split];
            if (number >= count || !pace.isDue(number)) {
                return null;
            }
            next[split] += step;
            return record(split, number);
        }

        private RawRecords record(int split, int number) {
            return new RawRecords(
                    split,
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
            return next[split] >= count;
        }

        @Override
        public boolean isCaughtUp(int split) {
            return next[split] >= count;
        }

        @Override
        public Map<Split, Position> positions() {
            return IntStream.range(0, next.length)
                    .boxed()
                    .collect(Collectors.toMap(splits::get, split -> new Position(String.valueOf(next[split]))));
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
