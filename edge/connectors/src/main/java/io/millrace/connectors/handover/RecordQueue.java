package io.millrace.connectors.handover;

import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.Split;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hands the records of some splits from the one thread that reads them to the one tasklet that polls them, and keeps account of what was
 * polled. Positions are whole numbers: offsets of records or of bytes.
 */
public final class RecordQueue {
    private static final long UNKNOWN = -1;

    /** What the reading thread tells, in the order of each split. */
    private sealed interface Item {
        record Start(int split, long position) implements Item {}

        record Records(RawRecords records, long next) implements Item {}

        record End(int split) implements Item {}
    }

    private final List<Split> splits;
    private final BlockingQueue<Item> items;
    private final AtomicIntegerArray waiting;
    private final long[] positions;
    private final boolean[] ended;
    private int endedCount;

    /**
     * @param splits in the order of their numbers
     * @param capacity how many sets of records may wait to be polled
     */
    public RecordQueue(List<Split> splits, int capacity) {
        this.splits = List.copyOf(splits);
        this.items = new ArrayBlockingQueue<>(capacity);
        this.waiting = new AtomicIntegerArray(splits.size());
        this.positions = new long[splits.size()];
        Arrays.fill(positions, UNKNOWN);
        this.ended = new boolean[splits.size()];
    }

    /** For the reading thread: a split will be read from {@code position} on. */
    public void putStart(int split, long position) throws InterruptedException {
        items.put(new Item.Start(split, position));
    }

    /**
     * For the reading thread: hands over records; waits while the queue is full.
     *
     * @param next the position behind the last of them
     */
    public void put(RawRecords records, long next) throws InterruptedException {
        waiting.incrementAndGet(records.split());
        items.put(new Item.Records(records, next));
    }

    /** For the reading thread: nothing more will come of a split. */
    public void putEnd(int split) throws InterruptedException {
        items.put(new Item.End(split));
    }

    /** For the tasklet: the next records, or null if none wait. */
    public @Nullable RawRecords poll() {
        while (true) {
            switch (items.poll()) {
                case null -> {
                    return null;
                }
                case Item.Start start -> positions[start.split()] = start.position();
                case Item.Records next -> {
                    RawRecords records = next.records();
                    positions[records.split()] = next.next();
                    waiting.decrementAndGet(records.split());
                    return records;
                }
                case Item.End end -> {
                    ended[end.split()] = true;
                    endedCount++;
                }
            }
        }
    }

    /** For the tasklet: whether every split has been polled to its end. */
    public boolean isFinished() {
        return endedCount == splits.size();
    }

    /** For the tasklet: whether a split has been polled to its end. */
    public boolean isFinished(int split) {
        return ended[split];
    }

    /** For the tasklet: the splits that have been polled to their end. */
    public List<Integer> finishedSplits() {
        return IntStream.range(0, ended.length)
                .filter(split -> ended[split])
                .boxed()
                .toList();
    }

    /** For the tasklet: the position behind the last record polled of each split of which one is known. */
    public Map<Split, Position> positions() {
        Map<Split, Position> known = new HashMap<>();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] != UNKNOWN) {
                known.put(splits.get(i), new Position(Long.toString(positions[i])));
            }
        }
        return known;
    }

    /** Whether records of a split wait to be polled. Safe to ask from any thread. */
    public boolean isWaiting(int split) {
        return waiting.get(split) > 0;
    }
}
