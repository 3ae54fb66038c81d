package io.millrace.api.program;

import io.millrace.model.data.Batch;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A sink that drops rows, and whose background task throws. */
final class FailingSink implements SinkConnector {
    static final String NAME = "failing";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Drops rows and fails behind the scenes, for tests.";
    }

    @Override
    public boolean needsFormat() {
        return false;
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        context.connector()
                .scheduler()
                .schedule(
                        () -> {
                            throw new IllegalStateException("out of paper");
                        },
                        1);
        return new Sink() {
            @Override
            public boolean write(Batch rows, long arrivalMicros) {
                rows.memory().release();
                return true;
            }

            @Override
            public CompletionStage<byte[]> prepare(long checkpoint) {
                return CompletableFuture.completedStage(new byte[0]);
            }

            @Override
            public CompletionStage<Void> commit(byte[] prepared) {
                return CompletableFuture.completedStage(null);
            }

            @Override
            public CompletionStage<Void> abort(byte[] prepared) {
                return CompletableFuture.completedStage(null);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
