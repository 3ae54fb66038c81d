package io.millrace.connectors.datagen;

import io.millrace.connectors.datagen.generator.RowGenerator;
import io.millrace.connectors.handover.RecordQueue;
import io.millrace.connectors.handover.RecordWriter;
import io.millrace.model.data.Batch;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Makes the rows of some splits on a thread of its own, the splits in turn, ahead of what is polled as far as the pace and the queue let it. */
final class DatagenReader implements SourceReader {
    /** Rows that are due in less than this come together, so that a fast pace does not make a record of each. */
    private static final long LEAST_WAIT_NANOS = 100_000;

    private static final long CLOSE_MILLIS = 5000;

    private final RowGenerator rows;
    private final List<SplitPlaces> splits;
    private final OptionalLong perSecond;
    private final ConnectorContext context;
    private final RecordWriter writer;
    private final RecordQueue queue;

    /** For each split, 1 if all that is due has been put into the queue. */
    private final AtomicIntegerArray upToDate;

    private final Thread thread;
    private volatile boolean closed;

    DatagenReader(
            RowGenerator rows,
            RecordEncoder encoder,
            List<Split> names,
            List<SplitPlaces> splits,
            OptionalLong perSecond,
            ConnectorContext context) {
        this.rows = rows;
        this.splits = splits;
        this.perSecond = perSecond;
        this.context = context;
        this.writer = new RecordWriter(encoder, context.time(), "datagen");
        this.upToDate = new AtomicIntegerArray(splits.size());
        this.thread =
                Thread.ofPlatform().name("datagen-" + context.node()).daemon().unstarted(this::run);
        this.queue = new RecordQueue(names, () -> LockSupport.unpark(thread));
        thread.start();
    }

    private void run() {
        try {
            makeAll();
        } catch (Throwable e) {
            if (!closed) {
                context.failure().accept(e);
            }
        }
    }

    private void makeAll() throws InterruptedException {
        long first = splits.stream().mapToLong(SplitPlaces::next).min().orElse(0);
        Pace pace = new Pace(perSecond, first, context.time().nanoTime());
        long[] places = new long[rows.batchPlaces()];
        List<Integer> open = new ArrayList<>();
        for (int split = 0; split < splits.size(); split++) {
            queue.putStart(split, splits.get(split).taken());
            open.add(split);
        }
        while (!open.isEmpty()) {
            long due = pace.due(context.time().nanoTime());
            boolean made = false;
            for (int split : open) {
                made |= !queue.isFull(split) && make(split, due, places);
            }
            open.removeIf(this::endIfEnded);
            if (!made) {
                await(pace, open);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Whether there was something to make of a split. */
    private boolean make(int split, long due, long[] places) {
        SplitPlaces from = splits.get(split);
        int count = from.take(due, places);
        if (count > 0) {
            Batch batch = rows.rows(places, count);
            if (batch.rowCount() > 0) {
                queue.put(writer.write(batch, split, places, count), from.taken());
            }
        }
        upToDate.set(split, from.next() >= due ? 1 : 0);
        return count > 0;
    }

    private boolean endIfEnded(int split) {
        if (splits.get(split).isEnded()) {
            queue.putEnd(split);
            return true;
        }
        return false;
    }

    /** Waits until a row is due or a split that was full has room. */
    private void await(Pace pace, List<Integer> open) {
        long now = context.time().nanoTime();
        long wait = Long.MAX_VALUE;
        for (int split : open) {
            if (!queue.isFull(split)) {
                wait = Math.min(wait, pace.nanosUntil(splits.get(split).next(), now));
            }
        }
        if (wait == Long.MAX_VALUE) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, Math.max(wait, LEAST_WAIT_NANOS));
        }
    }

    @Override
    public @Nullable RawRecords poll(int split) {
        return queue.poll(split);
    }

    @Override
    public boolean wakeBy(Runnable wake) {
        queue.wakeBy(wake);
        return true;
    }

    @Override
    public boolean isFinished(int split) {
        return queue.isFinished(split);
    }

    /** With a pace, what is not due is not there yet; without, there is always more until the end. */
    @Override
    public boolean isCaughtUp(int split) {
        return queue.isFinished(split) || (upToDate.get(split) == 1 && !queue.isWaiting(split));
    }

    @Override
    public Map<Split, Position> positions() {
        return queue.positions();
    }

    @Override
    public OptionalLong lag() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
