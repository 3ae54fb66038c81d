package io.millrace.api.connector;

import io.millrace.api.record.BatchWriter;
import io.millrace.connectors.handover.RecordWriter;
import io.millrace.model.error.MillraceException;
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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes records from a stream on a thread of its own, which may wait for them as long as it likes; those that are there are polled
 * together.
 */
final class RecordsReader<R> implements SourceReader {
    private static final int WAITING_RECORDS = 8192;
    private static final int MOST_RECORDS = 2048;
    private static final long CLOSE_MILLIS = 5000;
    private static final Split ONLY = new Split("records");

    private final ProvidedRecords<R> provided;
    private final ConnectorContext context;
    private final RecordWriter writer;
    private final BatchWriter<R> rows;
    private final BlockingQueue<R> queue = new ArrayBlockingQueue<>(WAITING_RECORDS);
    private final List<R> polled = new ArrayList<>(MOST_RECORDS);
    private final Thread thread;

    /** Whether all records are in the queue. */
    private volatile boolean complete;

    private volatile boolean closed;
    private volatile Runnable wake = () -> {};

    /** Records polled of this run and those before it. */
    private long taken;

    /** @param skipped how many records to leave out, because a run before has taken them */
    RecordsReader(ProvidedRecords<R> provided, long skipped, RecordWriter writer, ConnectorContext context) {
        this.provided = provided;
        this.context = context;
        this.writer = writer;
        this.rows = new BatchWriter<>(provided.type());
        this.taken = skipped;
        this.thread = Thread.ofPlatform()
                .name("in-process-source-" + context.node())
                .daemon()
                .start(() -> run(skipped));
    }

    private void run(long skipped) {
        try (Stream<? extends R> stream = provided.records().get()) {
            Iterator<? extends R> records = stream.iterator();
            for (long i = 0; i < skipped && records.hasNext(); i++) {
                records.next();
            }
            while (!closed && records.hasNext()) {
                queue.put(records.next());
                wake.run();
            }
            complete = true;
            wake.run();
        } catch (Throwable e) {
            if (!closed) {
                context.failure()
                        .accept(new MillraceException(
                                "RECORDS_FAILED", "the records of source '" + context.node() + "' ended with " + e, e));
            }
        }
    }

    @Override
    public @Nullable RawRecords poll(int split) {
        polled.clear();
        int count = queue.drainTo(polled, MOST_RECORDS);
        if (count == 0) {
            return null;
        }
        RawRecords records = writer.write(rows.write(polled), split, new long[] {taken}, 1);
        taken += count;
        return records;
    }

    @Override
    public boolean wakeBy(Runnable toWake) {
        wake = toWake;
        toWake.run();
        return true;
    }

    @Override
    public boolean isFinished(int split) {
        return complete && queue.isEmpty();
    }

    @Override
    public boolean isCaughtUp(int split) {
        return queue.isEmpty();
    }

    @Override
    public Map<Split, Position> positions() {
        return Map.of(ONLY, new Position(Long.toString(taken)));
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
