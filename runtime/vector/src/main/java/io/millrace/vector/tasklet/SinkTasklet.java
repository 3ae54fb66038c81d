package io.millrace.vector.tasklet;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.Sink;
import io.millrace.model.state.NodeState;
import io.millrace.model.state.StateTable;
import io.millrace.vector.channel.Channel;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.snapshot.Participant;
import io.millrace.vector.time.SplitWatermarks;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes what comes from one or more channels to a sink; at a barrier prepares, and commits when the snapshot is complete; at the end of all does both. */
public final class SinkTasklet implements Tasklet {
    /** What {@link Sink#prepare} gave and a run that goes on from the snapshot has to commit. */
    private static final StateTable PREPARED =
            new StateTable("prepared", new Schema(List.of(Field.required("committable", Scalar.BYTES))), 0);

    private final String name;
    private final Inputs inputs;
    private final Sink sink;
    private final Participant snapshots;

    /** Rows for which the sink had no room. */
    private StreamElement.@Nullable Rows refused;

    /** What the sink is preparing, and for which snapshot. */
    private @Nullable CompletableFuture<byte[]> preparing;

    private long preparingFor;

    /** What was prepared for snapshots that are not complete, oldest first, and the last such snapshot. */
    private final Deque<byte[]> prepared = new ArrayDeque<>();

    private long preparedFor;
    private @Nullable CompletableFuture<Void> committing;
    private boolean ending;

    /** @param state what was prepared for the snapshot that the run goes on from, is committed first */
    public SinkTasklet(String name, List<Channel> inputs, Sink sink, Participant snapshots, RestoredState state) {
        this.name = name;
        this.inputs = new Inputs(inputs);
        this.sink = sink;
        this.snapshots = snapshots;
        state.node(name).ifPresent(kept -> kept.rows(PREPARED.name()).forEach(this::restore));
    }

    @Override
    public String name() {
        return name;
    }

    /** Does as much as one step of each of those that feed it, so that what they give out is read while it is in the caches. */
    @Override
    public Progress run() {
        Progress progress = step();
        for (int i = 1; i < inputs.size() && progress == Progress.MADE; i++) {
            if (step() == Progress.FINISHED) {
                return Progress.FINISHED;
            }
        }
        return progress;
    }

    private Progress step() {
        if (preparing != null) {
            return finished(preparing) ? hasPrepared(preparing.join()) : Progress.NONE;
        }
        if (committing != null) {
            if (!finished(committing)) {
                return Progress.NONE;
            }
            committing = null;
            return Progress.MADE;
        }
        if (!prepared.isEmpty() && (ending || snapshots.isComplete(preparedFor))) {
            committing = sink.commit(prepared.remove()).toCompletableFuture();
            return Progress.MADE;
        }
        if (ending) {
            snapshots.end(Map::of);
            return Progress.FINISHED;
        }
        if (refused != null) {
            return write(refused) ? Progress.MADE : Progress.NONE;
        }
        if (inputs.isAtEnd()) {
            ending = true;
            preparing = sink.prepare(snapshots.wanted() + 1).toCompletableFuture();
            return Progress.MADE;
        }
        StreamElement element = inputs.poll();
        if (element == null) {
            return Progress.NONE;
        }
        take(element);
        return Progress.MADE;
    }

    @Override
    public void wakeBy(Runnable wake) {
        inputs.wakeBy(wake);
    }

    /** A sink does not tell when it has room, or has prepared or committed. */
    @Override
    public long pauseNanos() {
        boolean waits = refused != null || preparing != null || committing != null || !prepared.isEmpty();
        return waits ? POLLING_PAUSE_NANOS : LONGEST_PAUSE_NANOS;
    }

    private void take(StreamElement element) {
        switch (element) {
            case StreamElement.Rows rows -> write(rows);
            case StreamElement.Watermark watermark -> {}
            case StreamElement.Idle idle -> {}
            case StreamElement.Barrier barrier -> {
                preparingFor = barrier.snapshot();
                preparing = sink.prepare(preparingFor).toCompletableFuture();
            }
            case StreamElement.End end -> {}
        }
    }

    private Progress hasPrepared(byte[] committable) {
        preparing = null;
        prepared.add(committable);
        if (!ending) {
            preparedFor = preparingFor;
            NodeState state = new NodeState(SplitWatermarks.NONE, Map.of(PREPARED, List.of(rows(prepared))));
            snapshots.save(preparedFor, Map.of(name, state));
        }
        return Progress.MADE;
    }

    private boolean write(StreamElement.Rows rows) {
        boolean taken = sink.write(rows.batch(), rows.arrivalMicros());
        refused = taken ? null : rows;
        return taken;
    }

    private void restore(Batch rows) {
        BytesColumn column = (BytesColumn) rows.column(0);
        for (int row = 0; row < rows.rowCount(); row++) {
            prepared.add(Arrays.copyOfRange(column.data(), column.start(row), column.start(row) + column.length(row)));
        }
    }

    private static Batch rows(Collection<byte[]> committables) {
        BatchBuilder rows = new BatchBuilder(PREPARED.schema(), committables.size());
        for (byte[] committable : committables) {
            ((BytesColumnBuilder) rows.column(0)).append(committable);
            rows.endRow();
        }
        return rows.build();
    }

    /** Whether the stage has completed; throws what it failed with. */
    private static boolean finished(CompletableFuture<?> stage) {
        if (stage.isCompletedExceptionally()) {
            stage.join();
        }
        return stage.isDone();
    }
}
