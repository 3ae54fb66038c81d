package io.millrace.vector.tasklet;

import io.millrace.model.spi.Sink;
import io.millrace.vector.channel.Channel;
import io.millrace.vector.channel.StreamElement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes what comes from one or more channels to a sink; at the end of all, prepares and commits. */
public final class SinkTasklet implements Tasklet {
    private final String name;
    private final List<Channel> inputs;
    private final Sink sink;

    /** The channel to look at first, so that none has to wait for the others. */
    private int nextInput;

    /** Rows for which the sink had no room. */
    private StreamElement.@Nullable Rows refused;

    private @Nullable CompletableFuture<byte[]> prepared;
    private @Nullable CompletableFuture<Void> committed;

    public SinkTasklet(String name, List<Channel> inputs, Sink sink) {
        this.name = name;
        this.inputs = new ArrayList<>(inputs);
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
        for (int i = 0; i < inputs.size(); i++) {
            nextInput = (nextInput + 1) % inputs.size();
            StreamElement element = inputs.get(nextInput).poll();
            if (element != null) {
                take(element);
                return Progress.MADE;
            }
        }
        return Progress.NONE;
    }

    private void take(StreamElement element) {
        switch (element) {
            case StreamElement.Rows rows -> write(rows);
            case StreamElement.Watermark watermark -> {}
            case StreamElement.Idle idle -> {}
            case StreamElement.End end -> {
                inputs.remove(nextInput);
                if (inputs.isEmpty()) {
                    prepared = sink.prepare(1).toCompletableFuture();
                }
            }
        }
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
