package io.millrace.peers.flink;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Every {@code readers}-th batch from {@code first} on. */
record BatchShare(int first, int readers) implements SourceSplit {
    @Override
    public String splitId() {
        return first + "/" + readers;
    }

    static final class Serializer implements SimpleVersionedSerializer<BatchShare> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(BatchShare share) {
            return ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(share.first)
                    .putInt(share.readers)
                    .array();
        }

        @Override
        public BatchShare deserialize(int version, byte[] serialized) {
            ByteBuffer buffer = ByteBuffer.wrap(serialized);
            return new BatchShare(buffer.getInt(), buffer.getInt());
        }
    }
}
