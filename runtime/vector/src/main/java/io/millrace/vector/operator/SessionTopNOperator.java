package io.millrace.vector.operator;

import io.millrace.analytics.window.SessionWindows;
import io.millrace.model.data.Batch;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.TopN;
import io.millrace.model.plan.Window;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.OpenSessions;
import java.util.List;

/** Keeps the first rows of each key and session. What becomes one session in the course of a batch is merged when the rows of the batch have been added. */
final class SessionTopNOperator implements StatefulOperator {
    private final EventTimes eventTimes;
    private final GroupKeys keys;
    private final OpenSessions sessions;
    private final RowSessions rowSessions;
    private final Ranking ranking;
    private final RankingRows rankingRows;
    private final RankedRows results;
    private final WindowMetrics metrics;
    private final LateRows late;
    private final EndedWindows ended;

    /** Sessions that have ended, and how many of them have been given out. */
    private final FiredGroups fired = new FiredGroups();

    private int taken;

    /** Of the rows of the batch at hand that are in time: key, row and slot. */
    private int[] rowKeys = new int[0];

    private int[] rows = new int[0];
    private int[] rowSlots = new int[0];

    /** @param order of the node's rows */
    SessionTopNOperator(TopN node, Window.Session window, RowOrder order, WindowMetrics metrics) {
        this.eventTimes = new EventTimes(node.time(), node.inputSchema());
        this.keys = new GroupKeys(node.groupBy(), node.inputSchema());
        this.sessions = new OpenSessions(SessionWindows.of(window), keys.table());
        this.ranking = new Ranking(node, order);
        this.rankingRows = new RankingRows(node, ranking);
        this.results = new RankedRows(node, ranking);
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
        ranking.reserve(sessions.slotLimit());
        ranking.add(batch, ranking.prefixes(batch), rows, rowSlots, inTime);
        ranking.merge(sessions.joined(), sessions.joinedTo(), sessions.joinedCount());
        ranking.clear(sessions.joined(), sessions.joinedCount());
        sessions.forgetJoined();
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        if (taken == fired.count) {
            takeEnded();
        }
        while (taken < fired.count && !results.isFull()) {
            results.add(fired.slots[taken], fired.starts[taken], fired.ends[taken]);
            taken++;
        }
        if (!results.isEmpty()) {
            output.emit(Port.MAIN, results.take(output.memory()), arrivalMicros);
        }
        if (taken < fired.count) {
            return false;
        }
        ranking.clear(fired.slots, fired.count);
        sessions.free(fired.slots, fired.count);
        return !fired.isFull();
    }

    private void takeEnded() {
        taken = 0;
        rowSessions.takeEnded(fired);
        metrics.fired(fired.count);
    }

    /** Results happened before their window ended, and so may come until it is over. */
    @Override
    public long watermark(long watermarkMillis) {
        return ended.by(watermarkMillis);
    }

    @Override
    public List<StateTable> tables() {
        return List.of(rankingRows.table());
    }

    @Override
    public void save(StateOutput output) {
        sessions.forEach(slot -> rankingRows.save(slot, sessions.start(slot), sessions.end(slot), output));
        rankingRows.flush(output);
    }

    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        Batch restored = rankingRows.rows(saved);
        int count = restored.selectedCount();
        int[] selected = restored.selection().rows();
        reserve(count);
        keys.ids(restored, selected, count, rowKeys);
        long[] starts = rankingRows.starts(saved);
        long[] ends = rankingRows.ends(saved);
        for (int i = 0; i < count; i++) {
            int row = selected[i];
            int slot = sessions.find(rowKeys[i], starts[row]);
            rowSlots[i] = slot == OpenSessions.NONE ? sessions.open(rowKeys[i], starts[row], ends[row]) : slot;
        }
        ranking.reserve(sessions.slotLimit());
        ranking.add(restored, ranking.prefixes(restored), selected, rowSlots, count);
    }

    private void reserve(int count) {
        if (rows.length < count) {
            rowKeys = new int[count];
            rows = new int[count];
            rowSlots = new int[count];
        }
    }
}
