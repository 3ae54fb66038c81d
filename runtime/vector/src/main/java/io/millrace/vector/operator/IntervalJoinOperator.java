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
import io.millrace.vector.state.SlotRows;
import java.util.List;

/**
 * Joins rows of two inputs by key and by how far apart in time they are. A row is paired with those of the other side that came before it, and is kept for those that
 * will come, as long as the watermark lets any come that it can be paired with.
 */
public final class IntervalJoinOperator implements StatefulOperator {
    private final IntervalSide[] sides;
    private final JoinInput left;
    private final JoinInput right;
    private final long lowerMicros;
    private final long upperMicros;
    private final Schema lateSchema;
    private final JoinResults results;
    private final JoinedRows rows = new JoinedRows();
    private final EndedWindows ended;

    public IntervalJoinOperator(Join join, Join.Match.Interval match, ExpressionErrors errors, WindowMetrics metrics) {
        this.results = new JoinResults(join, errors);
        KeyTable keys = JoinKeys.table(join.left());
        this.left = new JoinInput("left", join.left(), join.type().keepsLeft(), results.leftFields(), keys, metrics);
        this.right =
                new JoinInput("right", join.right(), join.type().keepsRight(), results.rightFields(), keys, metrics);
        long lower = match.lower().toMillis();
        long upper = match.upper().toMillis();
        this.lowerMicros = lower * 1000;
        this.upperMicros = upper * 1000;
        this.sides = new IntervalSide[] {
            new IntervalSide(left, upper, upper - lower), new IntervalSide(right, -lower, upper - lower)
        };
        this.lateSchema = join.lateSchema();
        this.ended = new EndedWindows(match.allowedLateness());
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        IntervalSide side = sides[input];
        side.take(batch, ended.by());
        int place = input == 0 ? 0 : lateSchema.size() - batch.columns().size();
        side.input.keep(batch, lateSchema, place, arrivalMicros, output);
        pair(input, arrivalMicros, output);
        side.link();
    }

    /** Finds the partners of new rows of one side among those of the other. */
    private void pair(int input, long arrivalMicros, Output output) {
        JoinInput own = sides[input].input;
        IntervalSide other = sides[1 - input];
        // The other side's row happened from -upper to -lower after this one if that is the left side.
        long from = input == 0 ? lowerMicros : -upperMicros;
        long to = input == 0 ? upperMicros : -lowerMicros;
        for (int i = 0; i < own.count; i++) {
            int slot = own.rowSlots[i];
            int key = own.rowKeys[i];
            int candidate = key == SlotRows.NONE ? SlotRows.NONE : other.chains.first(key);
            long time = own.store.time(slot);
            while (candidate != SlotRows.NONE) {
                long apart = other.input.store.time(candidate) - time;
                if (apart >= from && apart <= to) {
                    rows.add(input == 0 ? slot : candidate, input == 0 ? candidate : slot);
                    if (rows.isFull()) {
                        flush(arrivalMicros, output);
                    }
                }
                candidate = other.chains.next(candidate);
            }
        }
        flush(arrivalMicros, output);
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        for (IntervalSide side : sides) {
            rows.kind = side.input == left ? Kind.LEFT_ALONE : Kind.RIGHT_ALONE;
            boolean all = side.expire(ended.by(), rows);
            flush(arrivalMicros, output);
            side.input.freeForgotten();
            rows.kind = Kind.PAIRS;
            if (!all) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<StateTable> tables() {
        return List.of(left.saved.table(), right.saved.table());
    }

    @Override
    public void save(StateOutput output) {
        for (IntervalSide side : sides) {
            side.save(output);
        }
    }

    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        sides[table.equals(left.saved.table()) ? 0 : 1].restore(saved);
    }

    private void flush(long arrivalMicros, Output output) {
        if (rows.count == 0) {
            return;
        }
        Selection met = results.emit(rows, left, right, arrivalMicros, output);
        if (rows.kind == Kind.PAIRS) {
            sides[0].match(rows.left, met);
            sides[1].match(rows.right, met);
        }
        rows.count = 0;
    }
}
