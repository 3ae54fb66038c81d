package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.model.data.Batch;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.ArrivalWindow;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Trigger;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.TimeSource;
import io.millrace.model.state.StateTable;
import io.millrace.vector.channel.StreamElement;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.SlotSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Aggregates all rows of a key, and gives out the results of keys that have had rows since when a trigger says so. The slot of a key is its id. */
final class GlobalWindowOperator implements StatefulOperator, ClockedOperator {
    private static final long NEVER = Long.MAX_VALUE;

    private final boolean purge;
    private final Optional<ClockPace> pace;

    /** After so many rows of a key its result is given out. */
    private final long mostRows;

    /** Results are given out when event time passes a multiple of this, in milliseconds; or {@link #NEVER}. */
    private final long everyMillis;

    /** Which multiple was the last to be passed. */
    private long passed = Long.MIN_VALUE;

    private final GroupKeys keys;
    private final GroupAggregates groupAggregates;
    private final AggregateSet aggregates;
    private final WindowResults results;
    private final GroupRows groupRows;
    private final WindowMetrics metrics;
    private final KeyRounds rounds;

    /** By key: how many rows it has had, and how many of them it had when it was last given out. */
    private long[] seen = new long[1024];

    private long[] given = new long[1024];

    /** Keys that have had rows since. */
    private final SlotSet changed = new SlotSet();

    private final FiredGroups fired = new FiredGroups();

    /** Per row of the batch at hand: its key; and the rows of a round with their keys. */
    private int[] rowKeys = new int[0];

    private int[] rows = new int[0];
    private int[] slots = new int[0];

    GlobalWindowOperator(
            ArrivalAggregate node,
            ArrivalWindow.Global window,
            ExpressionErrors errors,
            WindowMetrics metrics,
            TimeSource time) {
        this.purge = window.purge();
        this.pace = window.trigger() instanceof Trigger.Clock clock
                ? Optional.of(new ClockPace(time, clock.every()))
                : Optional.empty();
        this.mostRows = window.trigger() instanceof Trigger.Rows every ? every.rows() : KeyRounds.WHOLE;
        this.everyMillis = window.trigger() instanceof Trigger.EventTime every
                ? every.every().toMillis()
                : NEVER;
        this.keys = new GroupKeys(node.groupBy(), node.inputSchema());
        this.groupAggregates = new GroupAggregates(node.aggregates(), node.inputSchema(), errors);
        this.aggregates = groupAggregates.set();
        this.results = new WindowResults(node, keys.table(), aggregates);
        this.groupRows = new GroupRows(
                "rows of keys", node.inputSchema(), node.groupBy().size(), node.groupBy(), keys.table(), aggregates);
        this.metrics = metrics;
        this.rounds = new KeyRounds(mostRows);
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        int count = batch.selectedCount();
        reserve(count);
        int[] selected = batch.selection().rows();
        keys.ids(batch, selected, count, rowKeys);
        reserveKeys();
        int divided = rounds.divide(rowKeys, count, keys.table().idLimit(), key -> seen[key] - given[key]);
        for (int round = 0; round < divided; round++) {
            int inRound = 0;
            for (int place = rounds.start(round); place < rounds.end(round); place++) {
                rows[inRound] = selected[rounds.row(place)];
                slots[inRound++] = rowKeys[rounds.row(place)];
            }
            groupAggregates.add(batch, rows, slots, inRound);
            addRound(inRound, count, arrivalMicros, output);
        }
        flush(arrivalMicros, output);
    }

    /** Counts the rows of a round, and gives out the keys that have had enough of them. */
    private void addRound(int inRound, int expected, long arrivalMicros, Output output) {
        long created = 0;
        for (int i = 0; i < inRound; i++) {
            int key = slots[i];
            if (seen[key]++ == 0) {
                keys.table().acquire(key);
                created++;
            }
            changed.add(key);
            if (seen[key] - given[key] == mostRows) {
                changed.remove(key);
                fired.add(key, key, 0, 0);
                if (fired.isFull()) {
                    fire(expected, output);
                }
            }
        }
        metrics.created(created);
        fire(expected, output);
        if (results.size() >= FiredGroups.MOST) {
            flush(arrivalMicros, output);
        }
    }

    /** Adds the keys that have fired to the results. */
    private void fire(int expected, Output output) {
        if (fired.count == 0) {
            return;
        }
        if (results.size() == 0) {
            results.begin(expected, output.memory());
        }
        results.add(fired);
        metrics.fired(fired.count);
        if (purge) {
            aggregates.clear(fired.slots, fired.count);
        }
        for (int i = 0; i < fired.count; i++) {
            int key = fired.keys[i];
            if (purge) {
                seen[key] = 0;
                keys.table().release(key);
            }
            given[key] = seen[key];
        }
        fired.count = 0;
    }

    private void flush(long arrivalMicros, Output output) {
        if (results.size() > 0) {
            output.emit(Port.MAIN, results.end(), arrivalMicros);
        }
    }

    /** Gives out keys that have changed, up to a batch of them; returns whether there are no more. */
    private boolean giveChanged(long arrivalMicros, Output output) {
        while (!fired.isFull() && !changed.isEmpty()) {
            int key = changed.removeAny();
            fired.add(key, key, 0, 0);
        }
        fire(fired.count, output);
        flush(arrivalMicros, output);
        return changed.isEmpty();
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        if (!passes(watermarkMillis)) {
            return true;
        }
        boolean all = giveChanged(arrivalMicros, output);
        if (all) {
            passed = Math.floorDiv(watermarkMillis, everyMillis);
        }
        return all;
    }

    /** Whether results are due when event time gets there. */
    private boolean passes(long watermarkMillis) {
        return watermarkMillis == StreamElement.Watermark.END_OF_TIME
                || (everyMillis != NEVER && Math.floorDiv(watermarkMillis, everyMillis) > passed);
    }

    @Override
    public boolean isDue() {
        return pace.isPresent() && pace.get().isDue();
    }

    @Override
    public void tick(Output output) {
        if (giveChanged(Sink.NO_ARRIVAL, output)) {
            pace.ifPresent(ClockPace::done);
        }
    }

    @Override
    public List<StateTable> tables() {
        return List.of(groupRows.table());
    }

    /** The span of rows is that of those that have come since the key was last given out. */
    @Override
    public void save(StateOutput output) {
        for (int key = 0; key < Math.min(seen.length, keys.table().idLimit()); key++) {
            if (seen[key] > 0) {
                groupRows.save(key, key, given[key], seen[key], output);
            }
        }
        groupRows.flush(output);
    }

    @Override
    public void resume(long watermarkMillis) {
        passed = Math.floorDiv(watermarkMillis, everyMillis);
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        int count = saved.selectedCount();
        reserve(count);
        int[] selected = saved.selection().rows();
        long[] starts = groupRows.starts(saved);
        long[] ends = groupRows.ends(saved);
        keys.ids(groupRows.keys(saved), saved, selected, count, rowKeys);
        reserveKeys();
        for (int i = 0; i < count; i++) {
            int key = rowKeys[i];
            keys.table().acquire(key);
            given[key] = starts[selected[i]];
            seen[key] = ends[selected[i]];
            if (given[key] < seen[key]) {
                changed.add(key);
            }
        }
        groupRows.restore(saved, rowKeys, keys.table().idLimit());
    }

    private void reserve(int count) {
        if (rows.length < count) {
            rowKeys = new int[count];
            rows = new int[count];
            slots = new int[count];
        }
    }

    private void reserveKeys() {
        int limit = keys.table().idLimit();
        if (seen.length < limit) {
            int larger = Math.max(limit, seen.length * 2);
            seen = Arrays.copyOf(seen, larger);
            given = Arrays.copyOf(given, larger);
        }
        aggregates.reserve(limit);
    }
}
