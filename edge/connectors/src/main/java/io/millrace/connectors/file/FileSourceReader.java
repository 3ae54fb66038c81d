package io.millrace.connectors.file;

import io.millrace.connectors.handover.RecordQueue;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads files on a thread of its own, several at a time in turn, so that their times advance together. A file of which enough waits to be
 * polled is left alone for as long.
 */
final class FileSourceReader implements SourceReader {
    private static final int OPEN_FILES = 16;
    private static final long CLOSE_MILLIS = 5000;

    /** A file that is being read. */
    private record Reading(int split, SplitFile file) {}

    private final FileSource source;
    private final List<Split> splits;
    private final Map<Split, Position> start;
    private final ConnectorContext context;
    private final RecordQueue queue;
    private final Thread thread;
    private volatile boolean closed;

    FileSourceReader(FileSource source, List<Split> splits, Map<Split, Position> positions, ConnectorContext context) {
        this.source = source;
        this.splits = List.copyOf(splits);
        this.start = Map.copyOf(positions);
        this.context = context;
        this.thread = Thread.ofPlatform()
                .name("file-source-" + context.node())
                .daemon()
                .unstarted(this::run);
        this.queue = new RecordQueue(splits, () -> LockSupport.unpark(thread));
        thread.start();
    }

    private void run() {
        List<Reading> open = new ArrayList<>();
        try {
            readAll(open);
        } catch (Throwable e) {
            if (!closed) {
                context.failure().accept(e);
            }
        } finally {
            open.forEach(reading -> reading.file().close());
        }
    }

    private void readAll(List<Reading> open) throws InterruptedException {
        int next = 0;
        while (next < splits.size() || !open.isEmpty()) {
            boolean read = false;
            for (Iterator<Reading> turn = open.iterator(); turn.hasNext(); ) {
                Reading reading = turn.next();
                if (!queue.isFull(reading.split())) {
                    read = true;
                    if (!readSome(reading)) {
                        turn.remove();
                    }
                }
            }
            if (next < splits.size() && open.size() < OPEN_FILES) {
                open.add(open(next++));
                read = true;
            }
            if (!read) {
                LockSupport.park(this);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private Reading open(int split) {
        SplitFile file = source.open(split, splits.get(split));
        Position position = start.get(splits.get(split));
        if (position != null) {
            file.seek(Long.parseLong(position.value()));
        }
        queue.putStart(split, file.position());
        return new Reading(split, file);
    }

    /** Whether there may be more. */
    private boolean readSome(Reading reading) {
        RawRecords records = reading.file().next();
        if (records == null) {
            reading.file().close();
            queue.putEnd(reading.split());
            return false;
        }
        queue.put(records, reading.file().position());
        return true;
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

    @Override
    public boolean isCaughtUp(int split) {
        return queue.isFinished(split);
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
