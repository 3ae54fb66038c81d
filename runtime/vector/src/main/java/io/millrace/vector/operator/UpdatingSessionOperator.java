package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.analytics.window.SessionWindows;
import io.millrace.model.data.Batch;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.OpenSessions;
import java.util.List;
import java.util.Optional;

/** Aggregates by key and session, and gives out results before sessions are over. */
final class UpdatingSessionOperator implements StatefulOperator, ClockedOperator {
    private final EventTimes eventTimes;
    private final GroupKeys keys;
    private final OpenSessions sessions;
    private final RowSessions rowSessions;
    private final GroupAggregates groupAggregates;
    private final AggregateSet aggregates;
    private final GroupUpdates updates;
    private final KeyRounds rounds;
    private final GroupRows given;
    private final GroupRows changed;
    private final WindowMetrics metrics;
    private final LateRows late;
    private final EndedWindows ended;
    private final FiredGroups over = new FiredGroups();

    /** Per row of the batch at hand: its key, and its slot, or {@link OpenSessions#NONE} if it is late. */
    private int[] rowKeys = new int[0];

    private int[] rowSlots = new int[0];

    /** Rows of a round that are in time, and their slots. */
    private int[] addedRows = new int[0];

    private int[] addedSlots = new int[0];

    UpdatingSessionOperator(
            WindowAggregate node,
            Window.Session window,
            Optional<ClockPace> pace,
            ExpressionErrors errors,
            WindowMetrics metrics) {
        this.eventTimes = new EventTimes(node.time(), node.inputSchema());
        this.keys = new GroupKeys(node.groupBy(), node.inputSchema());
        this.sessions = new OpenSessions(SessionWindows.of(window), keys.table());
        this.groupAggregates = new GroupAggregates(node, errors);
        this.aggregates = groupAggregates.set();
        this.updates = new GroupUpdates(pace, new WindowResults(node, keys.table(), aggregates), new Spans());
        this.rounds = updates.rounds();
        this.given = new GroupRows("given sessions", node, node.groupBy(), keys.table(), aggregates);
        this.changed = new GroupRows("changed sessions", node, node.groupBy(), keys.table(), aggregates);
        this.metrics = metrics;
        this.late = new LateRows(metrics);
        this.ended = new EndedWindows(node.allowedLateness());
        this.rowSessions = new RowSessions(sessions, ended);
    }

    private final class Spans implements GroupUpdates.Groups {
        @Override
        public int key(int slot) {
            return sessions.key(slot);
        }

        @Override
        public long start(int slot) {
            return sessions.start(slot);
        }

        @Override
        public long end(int slot) {
            return sessions.end(slot);
        }
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        int count = batch.selectedCount();
        reserve(count);
        int[] selected = batch.selection().rows();
        keys.ids(batch, selected, count, rowKeys);
        long[] times = eventTimes.of(batch);
        long before = sessions.made();
        int divided = rounds.divide(rowKeys, count, keys.table().idLimit(), key -> 0);
        for (int round = 0; round < divided; round++) {
            addRound(batch, times, round, arrivalMicros, output);
        }
        metrics.created(sessions.made() - before);
        updates.flush(arrivalMicros, output);
        for (int i = 0; i < count; i++) {
            if (rowSlots[i] == OpenSessions.NONE) {
                late.add(batch, selected[i]);
            }
        }
        late.emit(batch, arrivalMicros, output);
    }

    private void addRound(Batch batch, long[] times, int round, long arrivalMicros, Output output) {
        int[] selected = batch.selection().rows();
        int count = 0;
        for (int place = rounds.start(round); place < rounds.end(round); place++) {
            int i = rounds.row(place);
            int slot = sessions.slot(rowKeys[i], times[selected[i]], ended.by());
            rowSlots[i] = slot;
            if (slot != OpenSessions.NONE) {
                addedRows[count] = selected[i];
                addedSlots[count++] = slot;
            }
        }
        aggregates.reserve(sessions.slotLimit());
        groupAggregates.add(batch, addedRows, addedSlots, count);
        aggregates.merge(sessions.joined(), sessions.joinedTo(), sessions.joinedCount());
        aggregates.clear(sessions.joined(), sessions.joinedCount());
        updates.add(addedSlots, count, arrivalMicros, output);
        for (int i = 0; i < sessions.joinedCount(); i++) {
            updates.join(sessions.joined()[i], sessions.joinedTo()[i]);
        }
        sessions.forgetJoined();
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        rowSessions.takeEnded(over);
        if (over.count > 0) {
            metrics.fired(over.count);
            updates.end(over, arrivalMicros, output);
            aggregates.clear(over.slots, over.count);
            sessions.free(over.slots, over.count);
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
        sessions.forEach(slot -> (updates.isChanged(slot) ? changed : given)
                .save(slot, sessions.key(slot), sessions.start(slot), sessions.end(slot), output));
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
        long[] starts = groupRows.starts(saved);
        long[] ends = groupRows.ends(saved);
        keys.ids(groupRows.keys(saved), saved, selected, count, rowKeys);
        for (int i = 0; i < count; i++) {
            addedSlots[i] = sessions.open(rowKeys[i], starts[selected[i]], ends[selected[i]]);
        }
        groupRows.restore(saved, addedSlots, sessions.slotLimit());
        if (groupRows == changed) {
            updates.restore(addedSlots, count);
        }
    }

    private void reserve(int count) {
        if (addedRows.length < count) {
            rowKeys = new int[count];
            rowSlots = new int[count];
            addedRows = new int[count];
            addedSlots = new int[count];
        }
    }
}
