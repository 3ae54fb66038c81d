package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.analytics.window.SlicedWindows;
import io.millrace.model.data.Batch;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.WindowGroups;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Aggregates by key and window, and gives out results before windows are over. Windows share no slices: every one has groups of its own, as each result that is given out
 * is one of a window.
 */
final class UpdatingWindowOperator implements StatefulOperator, ClockedOperator {
    private final EventTimes eventTimes;
    private final SlicedWindows windows;
    private final GroupKeys keys;

    /** What they call a slice is a window here, by its end. */
    private final WindowGroups groups;

    private long[] endOfSlot = new long[1024];
    private final GroupAggregates groupAggregates;
    private final AggregateSet aggregates;
    private final GroupUpdates updates;
    private final KeyRounds rounds;
    private final GroupRows given;
    private final GroupRows changed;
    private final WindowMetrics metrics;
    private final LateRows late;
    private final EndedWindows ended;
    private final RowWindows rowWindows;
    private final FiredGroups over = new FiredGroups();

    /** Per row of the batch at hand: its key, and of those that are in time the row. */
    private int[] rowKeys = new int[0];

    private int[] rows = new int[0];

    /** Rows of a round, each with one of its windows, key and slot. */
    private int[] addedRows = new int[0];

    private int[] addedPlaces = new int[0];
    private int[] addedKeys = new int[0];
    private int[] addedSlots = new int[0];
    private long[] addedEnds = new long[0];

    UpdatingWindowOperator(
            WindowAggregate node,
            SlicedWindows windows,
            Optional<ClockPace> pace,
            ExpressionErrors errors,
            WindowMetrics metrics) {
        this.eventTimes = new EventTimes(node.time(), node.inputSchema());
        this.windows = windows;
        List<String> keyFields = InheritedWindows.keyFields(node.groupBy(), node.window(), node.time());
        this.keys = new GroupKeys(keyFields, node.inputSchema());
        this.groups = new WindowGroups(keys.table());
        this.groupAggregates = new GroupAggregates(node, errors);
        this.aggregates = groupAggregates.set();
        this.updates = new GroupUpdates(pace, new WindowResults(node, keys.table(), aggregates), new Spans());
        this.rounds = updates.rounds();
        this.given = new GroupRows("windows", node, keyFields, keys.table(), aggregates);
        this.changed = new GroupRows("changed windows", node, keyFields, keys.table(), aggregates);
        this.metrics = metrics;
        this.late = new LateRows(metrics);
        this.ended = new EndedWindows(node.allowedLateness());
        this.rowWindows = new RowWindows(windows, groups, ended);
    }

    private final class Spans implements GroupUpdates.Groups {
        @Override
        public int key(int slot) {
            return groups.key(slot);
        }

        @Override
        public long start(int slot) {
            return windows.startOf(endOfSlot[slot]);
        }

        @Override
        public long end(int slot) {
            return endOfSlot[slot];
        }
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        reserve(batch.selectedCount());
        rowWindows.forget();
        long[] times = eventTimes.of(batch);
        int inTime = keepInTime(batch, times);
        late.emit(batch, arrivalMicros, output);
        if (inTime == 0) {
            return;
        }
        keys.ids(batch, rows, inTime, rowKeys);
        long before = groups.made();
        int count = rounds.divide(rowKeys, inTime, keys.table().idLimit(), key -> 0);
        for (int round = 0; round < count; round++) {
            for (int window = 0; addRound(batch, times, round, window, arrivalMicros, output) > 0; window++) {
                // until no row of the round is in so many windows
            }
        }
        metrics.created(groups.made() - before);
        updates.flush(arrivalMicros, output);
    }

    /** Finds the rows that are in time, and puts the others aside. */
    private int keepInTime(Batch batch, long[] times) {
        int[] selected = batch.selection().rows();
        int inTime = 0;
        for (int i = 0; i < batch.selectedCount(); i++) {
            rowWindows.moveTo(times[selected[i]]);
            if (rowWindows.count() == 0) {
                late.add(batch, selected[i]);
            } else {
                rows[inTime++] = selected[i];
            }
        }
        return inTime;
    }

    /** Adds the rows of a round to the window that is in a certain place among those of each; returns how many have one there. */
    private int addRound(Batch batch, long[] times, int round, int window, long arrivalMicros, Output output) {
        int count = 0;
        for (int place = rounds.start(round); place < rounds.end(round); place++) {
            int i = rounds.row(place);
            rowWindows.moveTo(times[rows[i]]);
            if (window < rowWindows.count()) {
                addedRows[count] = rows[i];
                addedKeys[count] = rowKeys[i];
                addedPlaces[count] = rowWindows.place(window);
                addedEnds[count++] = rowWindows.end(window);
            }
        }
        if (count > 0) {
            groups.slots(addedPlaces, addedKeys, count, addedSlots);
            setEnds(addedSlots, addedEnds, count);
            aggregates.reserve(groups.slotLimit());
            groupAggregates.add(batch, addedRows, addedSlots, count);
            updates.add(addedSlots, count, arrivalMicros, output);
        }
        return count;
    }

    private void setEnds(int[] slots, long[] ends, int count) {
        if (groups.slotLimit() > endOfSlot.length) {
            endOfSlot = Arrays.copyOf(endOfSlot, Math.max(groups.slotLimit(), endOfSlot.length * 2));
        }
        for (int i = 0; i < count; i++) {
            endOfSlot[slots[i]] = ends[i];
        }
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        over.count = 0;
        while (!over.isFull() && !groups.isEmpty() && groups.earliestStart() <= ended.by()) {
            long end = groups.earliestStart();
            int taken = groups.take(over.slots, over.count);
            Arrays.fill(over.starts, over.count, taken, windows.startOf(end));
            Arrays.fill(over.ends, over.count, taken, end);
            over.count = taken;
        }
        if (over.count > 0) {
            metrics.fired(over.count);
            groups.keys(over.slots, over.count, over.keys);
            updates.end(over, arrivalMicros, output);
            aggregates.clear(over.slots, over.count);
            groups.free(over.slots, over.count);
        }
        return !over.isFull();
    }

    @Override
    public boolean isDue() {
        return updates.isDue();
    }

    @Override
    public void tick(Output output) {
        updates.tick(output);
    }

    /** Results happened before their window ended, and so may come until it is over. */
    @Override
    public long watermark(long watermarkMillis) {
        return ended.by(watermarkMillis);
    }

    @Override
    public List<StateTable> tables() {
        return List.of(given.table(), changed.table());
    }

    @Override
    public void save(StateOutput output) {
        groups.forEach((slot, end) -> (updates.isChanged(slot) ? changed : given)
                .save(slot, groups.key(slot), windows.startOf(end), end, output));
        given.flush(output);
        changed.flush(output);
    }

    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        GroupRows groupRows = table.equals(changed.table()) ? changed : given;
        int count = saved.selectedCount();
        reserve(count);
        int[] selected = saved.selection().rows();
        long[] ends = groupRows.ends(saved);
        for (int i = 0; i < count; i++) {
            addedEnds[i] = ends[selected[i]];
            addedPlaces[i] = groups.slice(addedEnds[i]);
        }
        keys.ids(groupRows.keys(saved), saved, selected, count, rowKeys);
        groups.slots(addedPlaces, rowKeys, count, addedSlots);
        setEnds(addedSlots, addedEnds, count);
        groupRows.restore(saved, addedSlots, groups.slotLimit());
        if (groupRows == changed) {
            updates.restore(addedSlots, count);
        }
    }

    private void reserve(int count) {
        if (rows.length < count) {
            rowKeys = new int[count];
            rows = new int[count];
            addedRows = new int[count];
            addedPlaces = new int[count];
            addedKeys = new int[count];
            addedSlots = new int[count];
            addedEnds = new long[count];
        }
    }
}
