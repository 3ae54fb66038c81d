package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Join;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.operator.JoinedRows.Kind;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.KeyTable;
import io.millrace.vector.state.SliceRows;
import io.millrace.vector.state.SlotRows;
import java.util.Arrays;
import java.util.List;

/**
 * Gives rows of the left side the version of their key that was valid when they happened. They wait for the watermark, by slices of time, for until then another version may come.
 */
public final class VersionJoinOperator implements StatefulOperator {
    /** How much longer than necessary a row may wait. */
    private static final long SLICE_MILLIS = 10;

    private final JoinInput left;
    private final JoinInput right;
    private final SliceRows waiting = new SliceRows(1);
    private final Versions versions;
    private final Schema lateSchema;
    private final JoinResults results;

    /** Rows with their versions, and rows without. */
    private final JoinedRows pairs = new JoinedRows();

    private final JoinedRows alone = new JoinedRows();

    /** Which of the pairs that were given out last met the condition. */
    private final boolean[] met = new boolean[JoinedRows.MOST];

    private final EndedWindows ended;

    /** Rows of the earliest slice that have got their versions. */
    private int taken;

    public VersionJoinOperator(Join join, Join.Match.Versions match, ExpressionErrors errors, WindowMetrics metrics) {
        this.results = new JoinResults(join, errors);
        KeyTable keys = JoinKeys.table(join.left());
        this.left = new JoinInput("left", join.left(), join.type().keepsLeft(), results.leftFields(), keys, metrics);
        this.right = new JoinInput("right", join.right(), false, results.rightFields(), keys, metrics);
        this.versions = new Versions(right, match.validFor());
        this.lateSchema = join.lateSchema();
        this.ended = new EndedWindows(match.allowedLateness());
        alone.kind = Kind.LEFT_ALONE;
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        JoinInput side = input == 0 ? left : right;
        side.open(batch);
        long[] times = side.times(batch);
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = batch.selection().rows()[i];
            if (Math.floorDiv(times[row], 1000L) < ended.by()) {
                side.addLate(batch, row);
            } else {
                side.add(row, 0);
            }
        }
        int place = input == 0 ? 0 : lateSchema.size() - batch.columns().size();
        side.keep(batch, lateSchema, place, arrivalMicros, output);
        if (input == 0) {
            await();
        } else {
            versions.add();
        }
    }

    private void await() {
        for (int i = 0; i < left.count; i++) {
            long millis = Math.floorDiv(left.store.time(left.rowSlots[i]), 1000L);
            left.rowSlices[i] = waiting.slice(millis - Math.floorMod(millis, SLICE_MILLIS));
        }
        waiting.add(0, left.rowSlices, left.rowSlots, left.count);
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        while (!waiting.isEmpty() && waiting.earliestStart() + SLICE_MILLIS <= ended.by()) {
            int slice = waiting.earliest();
            int[] slots = waiting.slots(0, slice);
            for (; taken < waiting.count(0, slice); taken++) {
                if (pairs.isFull() || alone.isFull()) {
                    flush(arrivalMicros, output);
                    return false;
                }
                find(slots[taken]);
            }
            left.forget(slots, taken);
            taken = 0;
            waiting.closeEarliest();
        }
        flush(arrivalMicros, output);
        versions.advance(passed(ended.by()));
        return true;
    }

    private void find(int slot) {
        int version = versions.at(left.store.key(slot), left.store.time(slot));
        if (version != SlotRows.NONE) {
            pairs.add(slot, version);
        } else if (left.kept) {
            alone.addAlone(slot);
        }
    }

    private void flush(long arrivalMicros, Output output) {
        if (pairs.count > 0) {
            addUnmet(results.emit(pairs, left, right, arrivalMicros, output), arrivalMicros, output);
            pairs.count = 0;
        }
        flushAlone(arrivalMicros, output);
        left.freeForgotten();
    }

    private void flushAlone(long arrivalMicros, Output output) {
        if (alone.count > 0) {
            results.emit(alone, left, right, arrivalMicros, output);
            alone.count = 0;
        }
    }

    /** A row whose version does not meet the condition has none. */
    private void addUnmet(Selection which, long arrivalMicros, Output output) {
        if (!left.kept || which.count() == pairs.count) {
            return;
        }
        Arrays.fill(met, 0, pairs.count, false);
        for (int i = 0; i < which.count(); i++) {
            met[which.rows()[i]] = true;
        }
        for (int i = 0; i < pairs.count; i++) {
            if (!met[i]) {
                if (alone.isFull()) {
                    flushAlone(arrivalMicros, output);
                }
                alone.addAlone(pairs.left[i]);
            }
        }
    }

    /** Rows that happened from the start of the slice on that is not over yet may still wait. */
    @Override
    public long watermark(long watermarkMillis) {
        return passed(ended.by(watermarkMillis));
    }

    private static long passed(long by) {
        return by == Long.MIN_VALUE || by == Long.MAX_VALUE ? by : by - Math.floorMod(by, SLICE_MILLIS);
    }

    @Override
    public List<StateTable> tables() {
        return List.of(left.saved.table(), right.saved.table());
    }

    @Override
    public void save(StateOutput output) {
        waiting.forEach(0, (slots, count) -> left.saved.save(slots, count, slot -> false, output));
        versions.save(output);
    }

    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        if (table.equals(left.saved.table())) {
            left.restore(saved);
            await();
        } else {
            right.restore(saved);
            versions.add();
        }
    }
}
