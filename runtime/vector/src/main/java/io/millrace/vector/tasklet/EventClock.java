package io.millrace.vector.tasklet;

import io.millrace.kernels.Kernels;
import io.millrace.kernels.ReductionKernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.EventTime;
import io.millrace.model.plan.EventTime.Origin;
import io.millrace.model.plan.EventTime.Watermarks;
import io.millrace.model.spi.Split;
import io.millrace.model.spi.TimeSource;
import io.millrace.model.state.NodeState;
import io.millrace.model.state.StateTable;
import io.millrace.vector.time.SourceTime;
import io.millrace.vector.time.SplitWatermarks;
import io.millrace.vector.time.WatermarkPace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tasklet that reads a source with event time keeps of it: where each of its splits is, and in a replay the rows that are not due. Used by one thread. */
final class EventClock {
    private static final long MICROS = 1000;

    private final EventTime eventTime;
    private final int field;
    private final Schema schema;
    private final List<Split> splits;
    private final TimeSource time;
    private final SplitWatermarks watermarks;
    private final WatermarkPace pace;
    private final @Nullable HeldRows held;
    private final ReductionKernels reductions = Kernels.active().reductions();

    /**
     * @param shared what all tasklets that read the source know
     * @param schema of the rows as they go out
     * @param splits what the tasklet reads
     */
    EventClock(SourceTime shared, Schema schema, List<Split> splits, TimeSource time) {
        this.eventTime = shared.eventTime();
        this.field = schema.indexOf(eventTime.field()).orElseThrow();
        this.schema = schema;
        this.splits = splits;
        this.time = time;
        SourceTime.Part source = shared.join();
        this.watermarks = new SplitWatermarks(splits.size(), source, time.nanoTime());
        this.pace = new WatermarkPace(eventTime.watermarks(), source, time.nanoTime());
        this.held = shared.replay()
                .map(replay -> new HeldRows(replay, schema, field))
                .orElse(null);
        if (eventTime.origin() != Origin.ROW) {
            // They are where the clock is, wherever others are.
            source.leave();
        }
    }

    /** What the order in which splits are read goes by; null if they take turns. */
    @Nullable SplitWatermarks order() {
        return eventTime.origin() == Origin.PROCESSING ? null : watermarks;
    }

    /** How often {@link #look} has something to see, at least. */
    long lookNanos(long usualNanos) {
        return eventTime.watermarks() instanceof Watermarks.Periodic periodic
                ? Math.min(usualNanos, periodic.interval().toNanos())
                : usualNanos;
    }

    /** The rows of a slice with their times, if the clock has to tell them. */
    Batch stamped(Batch rows, SplitSlices.Slice slice, MalformedRows malformed) {
        if (eventTime.origin() == Origin.ROW) {
            return rows;
        }
        long reached = watermarks.current();
        return new ClockStamps(schema, field, eventTime.origin())
                .stamp(
                        rows,
                        slice,
                        malformed,
                        time.epochMicros(),
                        reached == SplitWatermarks.NONE ? reached : reached * MICROS);
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
        long latest = reductions.max(times, from, to);
        if (eventTime.maxAhead().isPresent()) {
            latest = Math.min(
                    latest, time.epochMicros() + eventTime.maxAhead().get().toMillis() * MICROS);
        }
        watermarks.observe(split, latest, nowNanos);
        pace.read(to - from);
    }

    /** The watermark, if it is time to tell it or nothing more is to be expected for now; otherwise the one before. */
    long watermark(long before, long nowNanos) {
        return pace.isDue(nowNanos) || watermarks.isIdle() ? watermarks.advance() : before;
    }

    /** Looks which splits have ended or are quiet, and what the clock says of those that go by it. */
    void look(SplitSlices slices, long nowNanos) {
        long nowMicros = time.epochMicros();
        for (int split = 0; split < splits.size(); split++) {
            if (slices.isFinished(split)) {
                watermarks.finish(split);
                continue;
            }
            switch (eventTime.origin()) {
                case ROW -> {
                    if (slices.isCaughtUp(split)) {
                        watermarks.checkIdle(split, nowNanos);
                    } else {
                        watermarks.restartIdleTimer(split, nowNanos);
                    }
                }
                case INGESTION -> {
                    if (slices.isCaughtUp(split)) {
                        watermarks.observe(split, nowMicros, nowNanos);
                    }
                }
                case PROCESSING -> watermarks.observe(split, nowMicros, nowNanos);
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
