package io.millrace.vector.operator;

import io.millrace.analytics.window.SlicedWindows;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.TimestampKernels;
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
import java.util.Arrays;
import java.util.List;

/**
 * Joins rows of two inputs by key and window. Rows are kept by slices of time; when a window has ended its rows are paired by a table of the keys of the right side. A slice and its rows
 * are dropped with the last window that holds it. Small windows are given out together, as long as all of their rows have partners.
 */
public final class WindowJoinOperator implements StatefulOperator {
    private final SlicedWindows windows;
    private final JoinInput[] inputs;
    private final Schema lateSchema;
    private final JoinResults results;
    private final SliceRows slices = new SliceRows(2);
    private final Partners partners;
    private final WindowPairs pairs;
    private final JoinedRows rows = new JoinedRows();
    private final EndedWindows ended;
    private final WindowMetrics metrics;
    private final TimestampKernels timestamps = Kernels.active().timestamps();

    /** The end of the window that was begun last; those that end before are done. */
    private long lastEnd = Long.MIN_VALUE;

    public WindowJoinOperator(Join join, Join.Match.Windows match, ExpressionErrors errors, WindowMetrics metrics) {
        this.windows = SlicedWindows.of(match.window());
        this.results = new JoinResults(join, errors);
        KeyTable keys = JoinKeys.table(join.left());
        JoinInput left =
                new JoinInput("left", join.left(), join.type().keepsLeft(), results.leftFields(), keys, metrics);
        JoinInput right =
                new JoinInput("right", join.right(), join.type().keepsRight(), results.rightFields(), keys, metrics);
        if (join.type() == Join.Type.SEMI && join.where().isEmpty()) {
            right.keepOneIn(slices);
        }
        this.inputs = new JoinInput[] {left, right};
        this.partners = new Partners(join, left, right);
        this.pairs = new WindowPairs(join, left, right, partners);
        this.lateSchema = join.lateSchema();
        this.ended = new EndedWindows(match.allowedLateness());
        this.metrics = metrics;
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        JoinInput side = inputs[input];
        side.open(batch);
        long before = slices.opened();
        assignSlices(batch, side);
        metrics.created(slices.opened() - before);
        int place = input == 0 ? 0 : lateSchema.size() - batch.columns().size();
        side.keep(batch, lateSchema, place, arrivalMicros, output);
        slices.add(input, side.rowSlices, side.rowSlots, side.count);
    }

    private void assignSlices(Batch batch, JoinInput side) {
        long[] times = side.times(batch);
        int[] selected = batch.selection().rows();
        int count = batch.selectedCount();
        // Neighbours are mostly in the same slice: the last one's bounds save the arithmetic and the look-up. Where no
        // row was filtered out, a kernel finds the end of the slice.
        boolean dense = batch.selection().isAll();
        long firstMicros = 0;
        long endMicros = Long.MIN_VALUE;
        int slice = SliceRows.NONE;
        for (int i = 0; i < count; i++) {
            int row = selected[i];
            long time = times[row];
            boolean another = time < firstMicros || time >= endMicros;
            if (another) {
                long start = windows.sliceStart(time);
                firstMicros = start * 1000;
                endMicros = windows.sliceEnd(start) * 1000;
                slice = windows.lastEnd(start) <= ended.by() ? SliceRows.NONE : slices.slice(start);
            }
            if (slice == SliceRows.NONE) {
                side.addLate(batch, row);
            } else if (another && dense && time >= firstMicros && time < endMicros) {
                int end = timestamps.firstOutside(times, firstMicros, endMicros, i + 1, count);
                side.add(selected, i, end, slice);
                i = end - 1;
            } else {
                side.add(row, slice);
            }
        }
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        while (pairs.isOpen() || openNext(ended.by())) {
            int before = rows.count;
            boolean found = rows.kind == Kind.PAIRS ? pairs.findPairs(rows) : pairs.findAlone(rows);
            Arrays.fill(rows.starts, before, rows.count, windows.startOf(lastEnd));
            Arrays.fill(rows.ends, before, rows.count, lastEnd);
            Kind next = found ? partners.following(rows.kind) : rows.kind;
            boolean given = (!found || next != rows.kind) && flush(arrivalMicros, output);
            if (found && next == Kind.PAIRS) {
                pairs.close();
                metrics.fired(1);
            } else if (found) {
                pairs.startAlone();
            }
            rows.kind = next;
            if (given) {
                return false;
            }
        }
        flush(arrivalMicros, output);
        return true;
    }

    @Override
    public List<StateTable> tables() {
        return List.of(inputs[0].saved.table(), inputs[1].saved.table());
    }

    @Override
    public void save(StateOutput output) {
        for (int input = 0; input < inputs.length; input++) {
            JoinRows saved = inputs[input].saved;
            slices.forEach(input, (slots, count) -> saved.save(slots, count, slot -> false, output));
        }
    }

    /** All windows that were over then have been given out. */
    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
        lastEnd = ended.by();
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        int input = table.equals(inputs[0].saved.table()) ? 0 : 1;
        JoinInput side = inputs[input];
        side.restore(saved);
        for (int i = 0; i < side.count; i++) {
            side.rowSlices[i] = slices.slice(windows.sliceStart(side.store.time(side.rowSlots[i])));
        }
        slices.add(input, side.rowSlices, side.rowSlots, side.count);
    }

    /** Results happened before their window ended, and so may come until it is over. */
    @Override
    public long watermark(long watermarkMillis) {
        return ended.by(watermarkMillis);
    }

    /** Begins with the next window that has ended and has rows, and tells whether there is one. */
    private boolean openNext(long endedBy) {
        while (!slices.isEmpty()) {
            long earliest = slices.earliestStart();
            long end = windows.endAfter(Math.max(earliest, lastEnd));
            if (windows.startOf(end) > earliest) {
                dropEarliest();
            } else if (end > endedBy) {
                return false;
            } else {
                open(end);
                return true;
            }
        }
        return false;
    }

    private void open(long end) {
        lastEnd = end;
        pairs.clear();
        for (long start = windows.startOf(end); start < end; start = windows.sliceEnd(start)) {
            int slice = slices.find(start);
            if (slice != SliceRows.NONE) {
                pairs.addLeft(slices.slots(0, slice), slices.count(0, slice));
                pairs.addRight(slices.slots(1, slice), slices.count(1, slice));
            }
        }
        pairs.open();
    }

    /** Drops the earliest slice. Its rows may have been found, and are freed when they have been given out. */
    private void dropEarliest() {
        int slice = slices.earliest();
        for (int input = 0; input < inputs.length; input++) {
            inputs[input].forget(slices.slots(input, slice), slices.count(input, slice));
        }
        slices.closeEarliest();
    }

    /** Gives out what has been found, and returns whether that was anything. */
    private boolean flush(long arrivalMicros, Output output) {
        boolean any = rows.count > 0;
        if (any) {
            Selection met = results.emit(rows, inputs[0], inputs[1], arrivalMicros, output);
            if (rows.kind == Kind.PAIRS) {
                partners.match(rows, met.rows(), met.count());
            }
            rows.count = 0;
        }
        inputs[0].freeForgotten();
        inputs[1].freeForgotten();
        return any;
    }
}
