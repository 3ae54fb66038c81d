package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.analytics.window.CustomWindows;
import io.millrace.model.data.Batch;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.OpenSessions;
import java.util.List;

/**
 * Aggregates by key and windows that a function of the job gives. A row may be in several, each of which has its own slot; what becomes one window in the course of a batch is
 * merged when the rows of the batch have been added.
 */
public final class CustomWindowOperator implements StatefulOperator {
    private final EventTimes eventTimes;
    private final GroupKeys keys;
    private final CustomWindows given;
    private final boolean merging;
    private final OpenSessions windows;
    private final RowSessions rowSessions;
    private final GroupAggregates groupAggregates;
    private final AggregateSet aggregates;
    private final WindowResults results;
    private final GroupRows groupRows;
    private final WindowMetrics metrics;
    private final LateRows late;
    private final EndedWindows ended;
    private final WindowRounds rounds = new WindowRounds();
    private final FiredGroups fired = new FiredGroups();
    private int[] batchKeys = new int[0];

    public CustomWindowOperator(
            WindowAggregate node, Window.Custom window, ExpressionErrors errors, WindowMetrics metrics) {
        this.eventTimes = new EventTimes(node.time(), node.inputSchema());
        this.keys = new GroupKeys(node.groupBy(), node.inputSchema());
        this.given = new CustomWindows(window, node.inputSchema());
        this.merging = window.signature().merging();
        this.windows = new OpenSessions(keys.table());
        this.groupAggregates = new GroupAggregates(node, errors);
        this.aggregates = groupAggregates.set();
        this.results = new WindowResults(node, keys.table(), aggregates);
        this.groupRows = new GroupRows("windows", node, node.groupBy(), keys.table(), aggregates);
        this.metrics = metrics;
        this.late = new LateRows(metrics);
        this.ended = new EndedWindows(node.allowedLateness());
        this.rowSessions = new RowSessions(windows, ended);
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        int count = batch.selectedCount();
        if (batchKeys.length < count) {
            batchKeys = new int[count];
        }
        keys.ids(batch, batch.selection().rows(), count, batchKeys);
        long before = windows.made();
        assign(batch);
        metrics.created(windows.made() - before);
        late.emit(batch, arrivalMicros, output);
        aggregates.reserve(windows.slotLimit());
        for (WindowRounds.Round round : rounds.rounds()) {
            groupAggregates.add(batch, round.rows, round.slots, round.count);
        }
        aggregates.merge(windows.joined(), windows.joinedTo(), windows.joinedCount());
        aggregates.clear(windows.joined(), windows.joinedCount());
        windows.forgetJoined();
    }

    /** Finds the windows of the rows that are open, and puts rows aside all of whose windows are over. */
    private void assign(Batch batch) {
        rounds.clear();
        given.show(batch);
        long[] times = eventTimes.of(batch);
        int[] selected = batch.selection().rows();
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = selected[i];
            int count = given.assign(row, times[row]);
            int open = 0;
            for (int number = 0; number < count; number++) {
                int slot = slot(batchKeys[i], given.start(number), given.end(number));
                if (slot != OpenSessions.NONE) {
                    rounds.add(open++, row, slot);
                }
            }
            if (count > 0 && open == 0) {
                late.add(batch, row);
            }
        }
    }

    private int slot(int key, long start, long end) {
        return merging ? windows.merged(key, start, end, ended.by()) : windows.separate(key, start, end, ended.by());
    }

    @Override
    public List<StateTable> tables() {
        return List.of(groupRows.table());
    }

    @Override
    public void save(StateOutput output) {
        windows.forEach(
                slot -> groupRows.save(slot, windows.key(slot), windows.start(slot), windows.end(slot), output));
        groupRows.flush(output);
    }

    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        int count = saved.selectedCount();
        int[] rowKeys = new int[count];
        int[] rowSlots = new int[count];
        int[] selected = saved.selection().rows();
        long[] starts = groupRows.starts(saved);
        long[] ends = groupRows.ends(saved);
        keys.ids(groupRows.keys(saved), saved, selected, count, rowKeys);
        for (int i = 0; i < count; i++) {
            rowSlots[i] = windows.open(rowKeys[i], starts[selected[i]], ends[selected[i]]);
        }
        groupRows.restore(saved, rowSlots, windows.slotLimit());
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        rowSessions.takeEnded(fired);
        if (fired.count > 0) {
            metrics.fired(fired.count);
            output.emit(Port.MAIN, results.take(fired, output.memory()), arrivalMicros);
            windows.free(fired.slots, fired.count);
        }
        return !fired.isFull();
    }

    /** Results happened before their window ended, and so may come until it is over. */
    @Override
    public long watermark(long watermarkMillis) {
        return ended.by(watermarkMillis);
    }
}
