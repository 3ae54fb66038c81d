package io.millrace.connectors.kafka;

import io.millrace.connectors.handover.PauseSwitches;
import io.millrace.connectors.handover.RecordQueue;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The tasklet's side of reading: the records come from a {@link ConsumerThread}. */
final class KafkaSourceReader implements SourceReader {
    private static final int QUEUE_CAPACITY = 16;

    private final RecordQueue queue;
    private final PauseSwitches pauses;
    private final ReadProgress progress;
    private final ConsumerThread thread;

    KafkaSourceReader(
            KafkaConnection connection,
            List<AssignedPartition> partitions,
            List<Split> splits,
            KafkaReading reading,
            ConnectorContext context) {
        this.queue = new RecordQueue(splits, QUEUE_CAPACITY);
        this.pauses = new PauseSwitches(splits.size());
        this.progress = new ReadProgress(splits.size());
        this.thread = new ConsumerThread(connection, partitions, reading, queue, pauses, progress, context);
        thread.start();
    }

    @Override
    public @Nullable RawRecords poll() {
        return queue.poll();
    }

    @Override
    public boolean isFinished() {
        return queue.isFinished();
    }

    @Override
    public List<Integer> finishedSplits() {
        return queue.finishedSplits();
    }

    @Override
    public boolean isCaughtUp(int split) {
        return queue.isFinished(split) || (progress.isCaughtUp(split) && !queue.isWaiting(split));
    }

    @Override
    public Map<Split, Position> positions() {
        return queue.positions();
    }

    @Override
    public void setPaused(int split, boolean paused) {
        pauses.set(split, paused);
    }

    @Override
    public OptionalLong lag() {
        return progress.lag();
    }

    @Override
    public void close() {
        thread.close();
    }
}
