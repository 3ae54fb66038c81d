package io.millrace.peers.flink;

import io.millrace.peers.RowReader;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Events of the batches in memory, every n-th batch by each of n readers.
 *
 * @param source whose events they are
 */
record BatchSource<T>(String source, SerializableSupplier<RowReader<T>> readers)
        implements Source<T, BatchShare, Integer> {

    @Override
    public Boundedness getBoundedness() {
        // Otherwise event time would not pass before the end.
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<BatchShare, Integer> createEnumerator(SplitEnumeratorContext<BatchShare> context) {
        return new BatchSharing(context);
    }

    @Override
    public SplitEnumerator<BatchShare, Integer> restoreEnumerator(
            SplitEnumeratorContext<BatchShare> context, Integer checkpoint) {
        return createEnumerator(context);
    }

    @Override
    public SourceReader<T, BatchShare> createReader(SourceReaderContext context) {
        return new BatchReader<>(InProcess.rows(source), readers.get());
    }

    @Override
    public SimpleVersionedSerializer<BatchShare> getSplitSerializer() {
        return new BatchShare.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return new BatchSharing.NoState();
    }
}
