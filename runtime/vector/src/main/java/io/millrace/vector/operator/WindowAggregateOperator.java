package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.analytics.window.SlicedWindows;
import io.millrace.model.data.Batch;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.WindowGroups;
import java.util.List;

/**
 * Aggregates by key and window. Rows are first given their slices of time, then their keys, then their slots, each in a loop over
 * the batch; the accumulators take the batch column by column. Fired windows are given out together in batches, however
 * small each of them is.
 */
public final class WindowAggregateOperator implements StatefulOperator {
    private final EventTimes eventTimes;
    private final SlicedWindows windows;
    private final GroupKeys keys;
    private final WindowGroups groups;
    private final GroupAggregates groupAggregates;
    private final AggregateSet aggregates;
    private final Firing firing;
    private final WindowResults results;
    private final GroupRows groupRows;
    private final LateRows late;
    private final EndedWindows ended;
    private final RowSlices slices;
    private final WindowMetrics metrics;
    private final FiredGroups fired = new FiredGroups();

    /** Per row of the batch at hand: those that are in time, with slice, key and slot. */
    private int[] rows = new int[0];

    private int[] rowSlices = new int[0];
    private int[] rowKeys = new int[0];
    private int[] rowSlots = new int[0];

    public WindowAggregateOperator(
            WindowAggregate node, Window.Fixed window, ExpressionErrors errors, WindowMetrics metrics) {
        this(node, SlicedWindows.of(window), errors, metrics);
    }

    public WindowAggregateOperator(
            WindowAggregate node, Window.Inherited window, ExpressionErrors errors, WindowMetrics metrics) {
        this(node, InheritedWindows.LAST_MILLISECONDS, errors, metrics);
    }

    private WindowAggregateOperator(
            WindowAggregate node, SlicedWindows windows, ExpressionErrors errors, WindowMetrics metrics) {
        this.eventTimes = new EventTimes(node.time(), node.inputSchema());
        this.windows = windows;
        List<String> keyFields = InheritedWindows.keyFields(node.groupBy(), node.window(), node.time());
        this.keys = new GroupKeys(keyFields, node.inputSchema());
        this.groups = new WindowGroups(keys.table());
        this.groupAggregates = new GroupAggregates(node, errors);
        this.aggregates = groupAggregates.set();
        this.firing = windows.isSingleSlice()
                ? new SingleSliceFiring(windows, groups, metrics)
                : new MergedFiring(windows, groups, GroupState.of(aggregates), metrics);
        this.results = new WindowResults(node, keys.table(), aggregates);
        this.groupRows = new GroupRows("slices", node, keyFields, keys.table(), aggregates);
        this.metrics = metrics;
        this.late = new LateRows(metrics);
        this.ended = new EndedWindows(node.allowedLateness());
        this.slices = new RowSlices(windows, groups, ended);
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        reserve(batch.selectedCount());
        int inTime = slices.assign(batch, eventTimes.of(batch), rows, rowSlices, late);
        late.emit(batch, arrivalMicros, output);
        if (inTime > 0) {
            keys.ids(batch, rows, inTime, rowKeys);
            long before = groups.made();
            groups.slots(rowSlices, rowKeys, inTime, rowSlots);
            metrics.created(groups.made() - before);
            aggregates.reserve(groups.slotLimit());
            groupAggregates.add(batch, rows, rowSlots, inTime);
        }
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        fired.count = 0;
        firing.take(ended.by(), fired);
        if (fired.count > 0) {
            groups.keys(fired.slots, fired.count, fired.keys);
            output.emit(Port.MAIN, results.take(fired, output.memory()), arrivalMicros);
            groups.free(fired.slots, fired.count);
        }
        return !fired.isFull();
    }

    /** Results happened before their window ended, and so may come until it is over. */
    @Override
    public long watermark(long watermarkMillis) {
        return ended.by(watermarkMillis);
    }

    @Override
    public List<StateTable> tables() {
        return List.of(groupRows.table());
    }

    @Override
    public void save(StateOutput output) {
        groups.forEach((slot, start) -> groupRows.save(slot, groups.key(slot), start, windows.sliceEnd(start), output));
        groupRows.flush(output);
    }

    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
        firing.resume(ended.by());
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        int count = saved.selectedCount();
        reserve(count);
        int[] selected = saved.selection().rows();
        long[] starts = groupRows.starts(saved);
        for (int i = 0; i < count; i++) {
            rowSlices[i] = groups.slice(starts[selected[i]]);
        }
        keys.ids(groupRows.keys(saved), saved, selected, count, rowKeys);
        groups.slots(rowSlices, rowKeys, count, rowSlots);
        groupRows.restore(saved, rowSlots, groups.slotLimit());
    }

    private void reserve(int count) {
        if (rows.length < count) {
            rows = new int[count];
            rowSlices = new int[count];
            rowKeys = new int[count];
            rowSlots = new int[count];
        }
    }
}
