package io.millrace.peers.flink;

import io.millrace.benchmarks.nexmark.Digest;
import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Adds result rows up. */
record DigestSink<T>(Adder<T> adder) implements Sink<T> {
    /** Adds a row to a digest. */
    @FunctionalInterface
    interface Adder<T> extends Serializable {
        void add(T row, Digest digest);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(adder, InProcess.newDigest());
    }

    private record Writer<T>(Adder<T> adder, Digest digest) implements SinkWriter<T> {
        @Override
        public void write(T row, Context context) {
            adder.add(row, digest);
        }

        @Override
        public void flush(boolean endOfInput) {
            if (endOfInput) {
                InProcess.deliver(digest);
            }
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
