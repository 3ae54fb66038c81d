package io.millrace.vector.tasklet;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.ReductionKernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.EventTime;
import io.millrace.model.spi.Split;
import io.millrace.model.state.NodeState;
import io.millrace.model.state.StateTable;
import io.millrace.vector.time.ReplayPace;
import io.millrace.vector.time.SplitWatermarks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a source with event time keeps of it: where each split is, and in a replay the rows that are not due. Used by one thread. */
final class EventClock {
    private final int field;
    private final Schema schema;
    private final List<Split> splits;
    private final SplitWatermarks watermarks;
    private final @Nullable HeldRows held;
    private final ReductionKernels reductions = Kernels.active().reductions();

    EventClock(EventTime eventTime, Schema schema, List<Split> splits, long nowNanos) {
        double speed = eventTime.replaySpeed().orElse(0);
        this.field = schema.indexOf(eventTime.field()).orElseThrow();
        this.schema = schema;
        this.splits = splits;
        this.watermarks = new SplitWatermarks(eventTime, splits.size(), nowNanos);
        this.held = speed > 0 ? new HeldRows(new ReplayPace(speed), schema, field) : null;
    }

    SplitWatermarks watermarks() {
        return watermarks;
    }

    /** The rows that are not due; null if rows go out as they come. */
    @Nullable HeldRows held() {
        return held;
    }

    /** Whether there are rows that are not out. */
    boolean isHolding() {
        return held != null && !held.isEmpty();
    }

    /** Takes notice of rows {@code from .. to} of a batch, at least one. */
    void observe(int split, Batch rows, int from, int to, long nowNanos) {
        long[] times = ((LongColumn) rows.column(field)).values();
        watermarks.observe(split, reductions.max(times, from, to), nowNanos);
    }

    /** Looks which splits have ended or are quiet. */
    void look(SplitSlices slices, long nowNanos) {
        for (int split = 0; split < splits.size(); split++) {
            if (slices.isFinished(split)) {
                watermarks.finish(split);
            } else if (slices.isCaughtUp(split)) {
                watermarks.checkIdle(split, nowNanos);
            } else {
                watermarks.restartIdleTimer(split, nowNanos);
            }
        }
    }

    /** Starts to count quiet anew, because nothing could have been heard. */
    void restartIdleTimers(long nowNanos) {
        for (int split = 0; split < splits.size(); split++) {
            watermarks.restartIdleTimer(split, nowNanos);
        }
    }

    /** The latest event time of each split that has had rows. */
    Map<Split, Long> latest() {
        Map<Split, Long> latest = new HashMap<>();
        for (int split = 0; split < splits.size(); split++) {
            if (watermarks.latest(split) != SplitWatermarks.NONE) {
                latest.put(splits.get(split), watermarks.latest(split));
            }
        }
        return latest;
    }

    /** The rows that are not out, as rows of the node's state. */
    Map<StateTable, List<Batch>> heldRows() {
        return held == null ? Map.of() : held.rows(splits);
    }

    void restore(NodeState state) {
        SourceState source = SourceState.of(state);
        for (int split = 0; split < splits.size(); split++) {
            watermarks.restore(split, source.latest(splits.get(split)));
        }
        watermarks.restore(state.watermarkMillis());
        if (held != null) {
            held.restore(state, splits, schema);
        }
    }
}
