package io.millrace.connectors.handover;

import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hands the records of some splits from the one thread that reads them to the one tasklet that polls them, and keeps account of what was
 * polled. Each split has a queue of its own, so that the tasklet may leave one waiting while it polls the others; the reading thread
 * asks {@link #isFull} and turns to other splits meanwhile. Positions are whole numbers: offsets of records or of bytes.
 */
public final class RecordQueue {
    /** What may wait of all splits together. */
    private static final long CAPACITY_BYTES = 32 << 20;

    private static final long LEAST_SPLIT_BYTES = 64 << 10;

    /** What a record costs beside its bytes, and what a set of records costs. */
    private static final int RECORD_BYTES = 48;

    private static final int RECORDS_BYTES = 256;

    private final List<SplitQueue> splits;
    private final long fullBytes;
    private final Runnable roomAgain;
    private volatile Runnable wake = () -> {};

    /** What the reading thread tells, in the order of a split. */
    private sealed interface Item {
        record Start(long position) implements Item {}

        record Records(RawRecords records, long next, long bytes) implements Item {}

        record End() implements Item {}
    }

    /**
     * @param splits in the order of their numbers
     * @param roomAgain called by the tasklet when a split that was full, or nearly so, has room again; must not block
     */
    public RecordQueue(List<Split> splits, Runnable roomAgain) {
        List<SplitQueue> queues = new ArrayList<>(splits.size());
        for (Split split : splits) {
            queues.add(new SplitQueue(split));
        }
        this.splits = List.copyOf(queues);
        this.fullBytes = Math.max(LEAST_SPLIT_BYTES, CAPACITY_BYTES / Math.max(splits.size(), 1));
        this.roomAgain = roomAgain;
    }

    /** For the reading thread: a split will be read from {@code position} on. */
    public void putStart(int split, long position) {
        splits.get(split).items.add(new Item.Start(position));
    }

    /**
     * For the reading thread: hands over records. Always takes them; whoever keeps to {@link #isFull} exceeds the bound by
     * one set of records at most.
     *
     * @param next the position behind the last of them
     */
    public void put(RawRecords records, long next) {
        SplitQueue queue = splits.get(records.split());
        long bytes = records.byteCount(0, records.count()) + (long) RECORD_BYTES * records.count() + RECORDS_BYTES;
        queue.bytes.addAndGet(bytes);
        queue.items.add(new Item.Records(records, next, bytes));
        wake.run();
    }

    /** For the reading thread: nothing more will come of a split. */
    public void putEnd(int split) {
        splits.get(split).items.add(new Item.End());
        wake.run();
    }

    /** For the tasklet: from now on {@code wake} is called when there is something to poll, at once as well; must not block. */
    public void wakeBy(Runnable toWake) {
        wake = toWake;
        toWake.run();
    }

    /** For the reading thread: whether so much of a split waits that no more of it should be read. */
    public boolean isFull(int split) {
        return splits.get(split).bytes.get() >= fullBytes;
    }

    /** For the reading thread: whether a split that was full should be read again. */
    public boolean hasRoomAgain(int split) {
        return splits.get(split).bytes.get() < fullBytes / 2;
    }

    /** For the tasklet: the next records of a split, or null if none wait. */
    public @Nullable RawRecords poll(int split) {
        SplitQueue queue = splits.get(split);
        while (true) {
            switch (queue.items.poll()) {
                case null -> {
                    return null;
                }
                case Item.Start start -> queue.position = start.position();
                case Item.Records next -> {
                    queue.position = next.next();
                    long left = queue.bytes.addAndGet(-next.bytes());
                    if (left < fullBytes / 2 && left + next.bytes() >= fullBytes / 2) {
                        roomAgain.run();
                    }
                    return next.records();
                }
                case Item.End end -> queue.ended = true;
            }
        }
    }

    /** For the tasklet: whether a split has been polled to its end. */
    public boolean isFinished(int split) {
        return splits.get(split).ended;
    }

    /** For the tasklet: the position behind the last record polled of each split of which one is known. */
    public Map<Split, Position> positions() {
        Map<Split, Position> known = new HashMap<>();
        for (SplitQueue queue : splits) {
            if (queue.position != SplitQueue.UNKNOWN) {
                known.put(queue.split, new Position(Long.toString(queue.position)));
            }
        }
        return known;
    }

    /** Whether records of a split wait to be polled. Safe to ask from any thread. */
    public boolean isWaiting(int split) {
        return splits.get(split).bytes.get() > 0;
    }

    private static final class SplitQueue {
        static final long UNKNOWN = -1;

        final Split split;
        final Queue<Item> items = new ConcurrentLinkedQueue<>();

        /** What waits, as far as it holds records. */
        final AtomicLong bytes = new AtomicLong();

        /** Of the tasklet alone, as is the next. */
        long position = UNKNOWN;

        boolean ended;

        SplitQueue(Split split) {
            this.split = split;
        }
    }
}
