package io.millrace.vector.tasklet;

import io.millrace.model.spi.Sink;
import io.millrace.vector.channel.Channel;
import io.millrace.vector.channel.StreamElement;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes what comes from a channel to a sink; at the end, prepares and commits. */
public final class SinkTasklet implements Tasklet {
    private final String name;
    private final Channel input;
    private final Sink sink;

    /** Rows for which the sink had no room. */
    private StreamElement.@Nullable Rows refused;

    private @Nullable CompletableFuture<byte[]> prepared;
    private @Nullable CompletableFuture<Void> committed;

    public SinkTasklet(String name, Channel input, Sink sink) {
        this.name = name;
        this.input = input;
        this.sink = sink;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Progress run() {
        if (committed != null) {
            return finished(committed) ? Progress.FINISHED : Progress.NONE;
        }
        if (prepared != null) {
            if (!finished(prepared)) {
                return Progress.NONE;
            }
            committed = sink.commit(prepared.join()).toCompletableFuture();
            return Progress.MADE;
        }
        if (refused != null) {
            return write(refused) ? Progress.MADE : Progress.NONE;
        }
        return switch (input.poll()) {
            case null -> Progress.NONE;
            case StreamElement.Rows rows -> {
                write(rows);
                yield Progress.MADE;
            }
            case StreamElement.Watermark watermark -> Progress.MADE;
            case StreamElement.Idle idle -> Progress.MADE;
            case StreamElement.End end -> {
                prepared = sink.prepare(1).toCompletableFuture();
                yield Progress.MADE;
            }
        };
    }

    private boolean write(StreamElement.Rows rows) {
        boolean taken = sink.write(rows.batch(), rows.arrivalMicros());
        refused = taken ? null : rows;
        return taken;
    }

    /** Whether the stage has completed; throws what it failed with. */
    private static boolean finished(CompletableFuture<?> stage) {
        if (stage.isCompletedExceptionally()) {
            stage.join();
        }
        return stage.isDone();
    }
}
