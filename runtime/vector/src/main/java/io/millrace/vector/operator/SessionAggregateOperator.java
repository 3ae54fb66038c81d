package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.analytics.window.SessionWindows;
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
 * Aggregates by key and session. Rows are first given their keys, then their sessions; what becomes one session in the course of a batch is merged when the
 * rows of the batch have been added.
 */
public final class SessionAggregateOperator implements StatefulOperator {
    private final EventTimes eventTimes;
    private final GroupKeys keys;
    private final OpenSessions sessions;
    private final RowSessions rowSessions;
    private final GroupAggregates groupAggregates;
    private final AggregateSet aggregates;
    private final WindowResults results;
    private final GroupRows groupRows;
    private final WindowMetrics metrics;
    private final LateRows late;
    private final EndedWindows ended;
    private final FiredGroups fired = new FiredGroups();

    /** Of the rows of the batch at hand that are in time: key, row and slot. */
    private int[] rowKeys = new int[0];

    private int[] rows = new int[0];
    private int[] rowSlots = new int[0];

    public SessionAggregateOperator(
            WindowAggregate node, Window.Session window, ExpressionErrors errors, WindowMetrics metrics) {
        this.eventTimes = new EventTimes(node.time(), node.inputSchema());
        this.keys = new GroupKeys(node.groupBy(), node.inputSchema());
        this.sessions = new OpenSessions(SessionWindows.of(window), keys.table());
        this.groupAggregates = new GroupAggregates(node, errors);
        this.aggregates = groupAggregates.set();
        this.results = new WindowResults(node, keys.table(), aggregates);
        this.groupRows = new GroupRows("sessions", node, node.groupBy(), keys.table(), aggregates);
        this.metrics = metrics;
        this.late = new LateRows(metrics);
        this.ended = new EndedWindows(node.allowedLateness());
        this.rowSessions = new RowSessions(sessions, ended);
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        int count = batch.selectedCount();
        reserve(count);
        System.arraycopy(batch.selection().rows(), 0, rows, 0, count);
        keys.ids(batch, rows, count, rowKeys);
        long before = sessions.made();
        int inTime = rowSessions.assign(batch, eventTimes.of(batch), rows, rowKeys, count, rowSlots, late);
        metrics.created(sessions.made() - before);
        late.emit(batch, arrivalMicros, output);
        aggregates.reserve(sessions.slotLimit());
        groupAggregates.add(batch, rows, rowSlots, inTime);
        aggregates.merge(sessions.joined(), sessions.joinedTo(), sessions.joinedCount());
        aggregates.clear(sessions.joined(), sessions.joinedCount());
        sessions.forgetJoined();
    }

    @Override
    public List<StateTable> tables() {
        return List.of(groupRows.table());
    }

    @Override
    public void save(StateOutput output) {
        sessions.forEach(
                slot -> groupRows.save(slot, sessions.key(slot), sessions.start(slot), sessions.end(slot), output));
        groupRows.flush(output);
    }

    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        int count = saved.selectedCount();
        reserve(count);
        int[] selected = saved.selection().rows();
        long[] starts = groupRows.starts(saved);
        long[] ends = groupRows.ends(saved);
        keys.ids(groupRows.keys(saved), saved, selected, count, rowKeys);
        for (int i = 0; i < count; i++) {
            rowSlots[i] = sessions.open(rowKeys[i], starts[selected[i]], ends[selected[i]]);
        }
        groupRows.restore(saved, rowSlots, sessions.slotLimit());
    }

    private void reserve(int count) {
        if (rows.length < count) {
            rowKeys = new int[count];
            rows = new int[count];
            rowSlots = new int[count];
        }
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        rowSessions.takeEnded(fired);
        if (fired.count > 0) {
            metrics.fired(fired.count);
            output.emit(Port.MAIN, results.take(fired, output.memory()), arrivalMicros);
            sessions.free(fired.slots, fired.count);
        }
        return !fired.isFull();
    }

    /** Results happened before their window ended, and so may come until it is over. */
    @Override
    public long watermark(long watermarkMillis) {
        return ended.by(watermarkMillis);
    }
}
