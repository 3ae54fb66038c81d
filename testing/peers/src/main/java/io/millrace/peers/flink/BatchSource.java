package io.millrace.peers.flink;

import io.millrace.peers.Bid;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Bids of the batches in memory, every n-th batch by each of n readers. */
final class BatchSource implements Source<Bid, BatchShare, Integer> {
    private static final long serialVersionUID = 1;

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
    public SourceReader<Bid, BatchShare> createReader(SourceReaderContext context) {
        return new BatchReader();
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
