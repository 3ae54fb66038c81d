package io.millrace.conformance.harness;

import io.millrace.model.option.Options;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceContext;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import io.millrace.model.spi.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Records in memory, in splits. They come in batches of random size, and with random pauses, so that splits interleave in many
 * ways; both from a seed.
 *
 * @param splits by the id of the source in the plan: the records of each split
 * @param ends whether the input ends behind the last record; otherwise the reader waits for more that never comes
 * @param most how many records a reader gives out before it waits for more that never comes
 * @param dealt takes the splits of each reader
 */
public record MemorySource(
        Map<String, List<List<String>>> splits, boolean ends, long seed, long most, Consumer<List<Split>> dealt)
        implements SourceConnector {
    static final String NAME = "memory";

    public MemorySource(Map<String, List<List<String>>> splits, boolean ends, long seed) {
        this(splits, ends, seed, Long.MAX_VALUE);
    }

    public MemorySource(Map<String, List<List<String>>> splits, boolean ends, long seed, long most) {
        this(splits, ends, seed, most, assigned -> {});
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Records in memory, for tests.";
    }

    @Override
    public Source open(Options options, SourceContext context) {
        List<List<String>> records = splits.getOrDefault(context.connector().node(), List.of());
        return new Source() {
            @Override
            public List<Split> splits() {
                return IntStream.range(0, records.size())
                        .mapToObj(i -> new Split("memory-" + i))
                        .toList();
            }

            @Override
            public SourceReader read(List<Split> assigned, Map<Split, Position> positions) {
                dealt.accept(assigned);
                int[] next = assigned.stream()
                        .mapToInt(split -> positions.containsKey(split)
                                ? Integer.parseInt(positions.get(split).value())
                                : 0)
                        .toArray();
                List<List<String>> ofAssigned = assigned.stream()
                        .map(split -> records.get(splits().indexOf(split)))
                        .toList();
                return new Reader(
                        assigned,
                        ofAssigned,
                        ends,
                        new Random(seed),
                        context.connector().time(),
                        next,
                        most);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    private static final class Reader implements SourceReader {
        private static final int MOST_RECORDS = 3000;

        private final List<Split> splits;
        private final List<List<String>> records;
        private final boolean ends;
        private final Random random;
        private final TimeSource time;
        private final int[] next;
        private long left;

        Reader(
                List<Split> splits,
                List<List<String>> records,
                boolean ends,
                Random random,
                TimeSource time,
                int[] next,
                long most) {
            this.splits = splits;
            this.records = records;
            this.ends = ends;
            this.random = random;
            this.time = time;
            this.next = next;
            this.left = most;
        }

        @Override
        public @Nullable RawRecords poll(int split) {
            if (isReadUp(split) || left == 0 || random.nextInt(3) == 0) {
                return null;
            }
            int from = next[split];
            int to = (int) Math.min(
                    from + Math.min(left, 1 + random.nextInt(MOST_RECORDS)),
                    records.get(split).size());
            next[split] = to;
            left -= to - from;
            return raw(split, from, records.get(split).subList(from, to));
        }

        private RawRecords raw(int split, long offset, List<String> values) {
            int count = values.size();
            int[] starts = new int[count];
            int[] lengths = new int[count];
            long[] offsets = new long[count];
            long[] timestamps = new long[count];
            Arrays.fill(timestamps, RawRecords.NO_TIMESTAMP);
            long[] arrivals = new long[count];
            Arrays.fill(arrivals, time.epochMicros());
            List<byte[]> parts = new ArrayList<>();
            int size = 0;
            for (int i = 0; i < count; i++) {
                byte[] value = values.get(i).getBytes(StandardCharsets.UTF_8);
                parts.add(value);
                starts[i] = size;
                lengths[i] = value.length;
                offsets[i] = offset + i;
                size += value.length;
            }
            byte[] data = new byte[size];
            for (int i = 0; i < count; i++) {
                System.arraycopy(parts.get(i), 0, data, starts[i], lengths[i]);
            }
            return new RawRecords(
                    split,
                    "memory",
                    split,
                    count,
                    data,
                    starts,
                    lengths,
                    new int[0],
                    new int[0],
                    offsets,
                    timestamps,
                    arrivals,
                    null);
        }

        @Override
        public boolean isFinished(int split) {
            return ends && isReadUp(split);
        }

        @Override
        public boolean isCaughtUp(int split) {
            return isReadUp(split);
        }

        private boolean isReadUp(int split) {
            return next[split] == records.get(split).size();
        }

        @Override
        public Map<Split, Position> positions() {
            Map<Split, Position> positions = new HashMap<>();
            for (int i = 0; i < next.length; i++) {
                positions.put(splits.get(i), new Position(String.valueOf(next[i])));
            }
            return positions;
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
