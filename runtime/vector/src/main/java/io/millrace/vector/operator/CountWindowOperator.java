package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.analytics.window.CountWindows;
import io.millrace.model.data.Batch;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.ArrivalWindow;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.snapshot.StateOutput;
import java.util.Arrays;
import java.util.List;

/**
 * Aggregates by key and window of so many rows. A key has as many slots as it may have windows open at once, one behind the other; the slots of a key are used in turn.
 */
final class CountWindowOperator implements StatefulOperator {
    private final CountWindows windows;
    private final GroupKeys keys;
    private final GroupAggregates groupAggregates;
    private final AggregateSet aggregates;
    private final WindowResults results;
    private final GroupRows groupRows;
    private final WindowMetrics metrics;

    /** In each of them at most one window of a key is filled, with its last row of the round. */
    private final KeyRounds rounds;

    /** By key: how many rows it has had. */
    private long[] seen = new long[1024];

    private final FiredGroups full = new FiredGroups();

    /** Per row of the batch at hand: its key; and rows of a round with their slots. */
    private int[] rowKeys = new int[0];

    private long[] numbers = new long[0];
    private int[] rows = new int[0];
    private int[] slots = new int[0];

    CountWindowOperator(
            ArrivalAggregate node, ArrivalWindow.Count window, ExpressionErrors errors, WindowMetrics metrics) {
        this.windows = new CountWindows(window.size(), window.slide());
        this.keys = new GroupKeys(node.groupBy(), node.inputSchema());
        this.groupAggregates = new GroupAggregates(node.aggregates(), node.inputSchema(), errors);
        this.aggregates = groupAggregates.set();
        this.results = new WindowResults(node, keys.table(), aggregates);
        this.groupRows = new GroupRows(
                "windows of " + window.size() + " rows every " + window.slide(),
                node.inputSchema(),
                node.groupBy().size(),
                node.groupBy(),
                keys.table(),
                aggregates);
        this.metrics = metrics;
        this.rounds = new KeyRounds(window.slide());
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        int count = batch.selectedCount();
        reserve(count);
        int[] selected = batch.selection().rows();
        keys.ids(batch, selected, count, rowKeys);
        reserveKeys();
        int divided = rounds.divide(rowKeys, count, keys.table().idLimit(), key -> windows.rowsSinceFull(seen[key]));
        for (int round = 0; round < divided; round++) {
            number(round);
            for (int window = 0; addRound(batch, round, window) > 0; window++) {
                // until no row of the round is in so many windows
            }
            giveFull(round, count, output);
            if (results.size() >= FiredGroups.MOST) {
                flush(arrivalMicros, output);
            }
        }
        flush(arrivalMicros, output);
    }

    /** Counts the rows of a round. */
    private void number(int round) {
        long created = 0;
        for (int place = rounds.start(round); place < rounds.end(round); place++) {
            int key = rowKeys[rounds.row(place)];
            numbers[rounds.row(place)] = seen[key];
            if (seen[key]++ == 0) {
                keys.table().acquire(key);
            }
            created += windows.start(windows.last(seen[key] - 1)) == seen[key] - 1 ? 1 : 0;
        }
        metrics.created(created);
    }

    /** Adds the rows of a round to the window that is in a certain place among those of each; returns how many have one there. */
    private int addRound(Batch batch, int round, int window) {
        int[] selected = batch.selection().rows();
        int count = 0;
        for (int place = rounds.start(round); place < rounds.end(round); place++) {
            int i = rounds.row(place);
            long number = windows.first(numbers[i]) + window;
            if (number <= windows.last(numbers[i])) {
                rows[count] = selected[i];
                slots[count++] = slot(rowKeys[i], number);
            }
        }
        if (count > 0) {
            groupAggregates.add(batch, rows, slots, count);
        }
        return count;
    }

    /** Gives out the windows that the rows of a round have filled, which are all in it as well. */
    private void giveFull(int round, int expected, Output output) {
        for (int place = rounds.start(round); place < rounds.end(round); place++) {
            int i = rounds.row(place);
            long number = windows.first(numbers[i]);
            if (windows.end(number) == numbers[i] + 1) {
                full.add(slot(rowKeys[i], number), rowKeys[i], 0, 0);
                if (full.isFull()) {
                    giveFull(expected, output);
                }
            }
        }
        giveFull(expected, output);
    }

    private void giveFull(int expected, Output output) {
        if (full.count == 0) {
            return;
        }
        if (results.size() == 0) {
            results.begin(expected, output.memory());
        }
        results.add(full);
        aggregates.clear(full.slots, full.count);
        metrics.fired(full.count);
        for (int i = 0; i < full.count; i++) {
            int key = full.keys[i];
            if (windows.isBetween(seen[key])) {
                seen[key] = 0;
                keys.table().release(key);
            }
        }
        full.count = 0;
    }

    private void flush(long arrivalMicros, Output output) {
        if (results.size() > 0) {
            output.emit(Port.MAIN, results.end(), arrivalMicros);
        }
    }

    private int slot(int key, long window) {
        return key * windows.mostOpen() + (int) (window % windows.mostOpen());
    }

    @Override
    public List<StateTable> tables() {
        return List.of(groupRows.table());
    }

    /** The span of rows is from the first one of the window to the last one of the key so far. */
    @Override
    public void save(StateOutput output) {
        for (int key = 0; key < Math.min(seen.length, keys.table().idLimit()); key++) {
            if (seen[key] > 0) {
                long last = windows.last(seen[key] - 1);
                for (long window = windows.first(seen[key]); window <= last; window++) {
                    groupRows.save(slot(key, window), key, windows.start(window), seen[key], output);
                }
            }
        }
        groupRows.flush(output);
    }

    @Override
    public void resume(long watermarkMillis) {
        // No window goes by time.
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
            if (seen[key] == 0) {
                keys.table().acquire(key);
            }
            seen[key] = ends[selected[i]];
            slots[i] = slot(key, windows.last(starts[selected[i]]));
        }
        groupRows.restore(saved, slots, slotLimit());
    }

    private int slotLimit() {
        return Math.multiplyExact(keys.table().idLimit(), windows.mostOpen());
    }

    private void reserve(int count) {
        if (rows.length < count) {
            rowKeys = new int[count];
            numbers = new long[count];
            rows = new int[count];
            slots = new int[count];
        }
    }

    private void reserveKeys() {
        int limit = keys.table().idLimit();
        if (seen.length < limit) {
            seen = Arrays.copyOf(seen, Math.max(limit, seen.length * 2));
        }
        aggregates.reserve(slotLimit());
    }
}
