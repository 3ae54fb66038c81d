package io.millrace.peers.flink;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Gives each reader its share of the batches when it comes. There are no checkpoints, so nothing comes back. */
record BatchSharing(SplitEnumeratorContext<BatchShare> context) implements SplitEnumerator<BatchShare, Integer> {
    @Override
    public void start() {
        // Readers come by themselves.
    }

    @Override
    public void addReader(int subtask) {
        context.assignSplit(new BatchShare(subtask, context.currentParallelism()), subtask);
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        // Each has what it will get.
    }

    @Override
    public void addSplitsBack(List<BatchShare> shares, int subtask) {
        throw new IllegalStateException("a reader has failed");
    }

    @Override
    public Integer snapshotState(long checkpoint) {
        return 0;
    }

    @Override
    public void close() {
        // holds nothing
    }

    static final class NoState implements SimpleVersionedSerializer<Integer> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Integer state) {
            return new byte[0];
        }

        @Override
        public Integer deserialize(int version, byte[] serialized) {
            return 0;
        }
    }
}
