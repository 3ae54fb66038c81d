package io.millrace.connectors.kafka;

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
    private final RecordQueue queue;
    private final ReadProgress progress;
    private final ConsumerThread thread;

    KafkaSourceReader(
            KafkaConnection connection,
            List<AssignedPartition> partitions,
            List<Split> splits,
            KafkaReading reading,
            ConnectorContext context) {
        this.progress = new ReadProgress(splits.size());
        this.thread = new ConsumerThread(connection, partitions, reading, splits, progress, context);
        this.queue = thread.queue();
        thread.start();
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
        return queue.isFinished(split) || (progress.isCaughtUp(split) && !queue.isWaiting(split));
    }

    @Override
    public Map<Split, Position> positions() {
        return queue.positions();
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
