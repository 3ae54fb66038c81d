package io.millrace.vector.operator;

import io.millrace.analytics.window.SessionWindows;
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
import io.millrace.vector.state.OpenSessions;
import io.millrace.vector.state.SlotRows;
import java.util.List;

/**
 * Joins rows of two inputs by key and session; the rows of both sides make the sessions. A session and its rows are dropped when it has been given out. A row without a key is a
 * session by itself and needs no waiting for: it is given out at once, if it comes without a partner.
 */
public final class SessionJoinOperator implements StatefulOperator {
    private final JoinInput[] inputs;
    private final SessionSide[] sides;
    private final SessionWindows windows;
    private final OpenSessions sessions;
    private final RowSessions rowSessions;
    private final FiredGroups fired = new FiredGroups();
    private final Schema lateSchema;
    private final JoinResults results;
    private final Partners partners;
    private final SessionPairs pairs;
    private final JoinedRows rows = new JoinedRows();

    /** Rows without a key. */
    private final JoinedRows keyless = new JoinedRows();

    private final EndedWindows ended;
    private final WindowMetrics metrics;

    public SessionJoinOperator(Join join, Join.Match.Sessions match, ExpressionErrors errors, WindowMetrics metrics) {
        this.windows = SessionWindows.of(match.window());
        this.results = new JoinResults(join, errors);
        KeyTable keys = JoinKeys.table(join.left());
        JoinInput left =
                new JoinInput("left", join.left(), join.type().keepsLeft(), results.leftFields(), keys, metrics);
        JoinInput right =
                new JoinInput("right", join.right(), join.type().keepsRight(), results.rightFields(), keys, metrics);
        this.inputs = new JoinInput[] {left, right};
        this.sides = new SessionSide[] {new SessionSide(left), new SessionSide(right)};
        this.partners = new Partners(join, left, right);
        this.pairs = new SessionPairs(join, sides[0], sides[1], partners);
        this.sessions = new OpenSessions(windows, keys);
        this.ended = new EndedWindows(match.allowedLateness());
        this.rowSessions = new RowSessions(sessions, ended);
        this.lateSchema = join.lateSchema();
        this.metrics = metrics;
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        JoinInput side = inputs[input];
        side.open(batch);
        side.addAll(batch);
        giveKeyless(input, batch, arrivalMicros, output);
        long before = sessions.made();
        side.count = rowSessions.assign(
                batch, side.times(batch), side.rows, side.rowKeys, side.count, side.rowSlices, side.late);
        metrics.created(sessions.made() - before);
        int place = input == 0 ? 0 : lateSchema.size() - batch.columns().size();
        side.emitLate(batch, lateSchema, place, arrivalMicros, output);
        side.store(batch);
        sides[input].add();
        joinSessions();
    }

    private void joinSessions() {
        for (SessionSide side : sides) {
            side.join(sessions.joined(), sessions.joinedTo(), sessions.joinedCount());
        }
        sessions.forgetJoined();
    }

    /** Takes the rows without a key out of those of the batch at hand. */
    private void giveKeyless(int input, Batch batch, long arrivalMicros, Output output) {
        JoinInput side = inputs[input];
        long[] times = side.times(batch);
        keyless.kind = input == 0 ? Kind.LEFT_ALONE : Kind.RIGHT_ALONE;
        int keyed = 0;
        int alone = 0;
        for (int i = 0; i < side.count; i++) {
            int row = side.rows[i];
            if (side.rowKeys[i] != SlotRows.NONE) {
                side.rows[keyed] = row;
                side.rowKeys[keyed++] = side.rowKeys[i];
            } else if (windows.endOf(windows.startOf(times[row])) <= ended.by()) {
                side.late.add(batch, row);
            } else {
                side.rowSlices[alone++] = row;
            }
        }
        side.count = keyed;
        if (side.kept && alone > 0) {
            giveAlone(side, batch, alone, arrivalMicros, output);
        }
    }

    /** Gives out the rows whose numbers stand in place of slices. */
    private void giveAlone(JoinInput side, Batch batch, int count, long arrivalMicros, Output output) {
        int[] slots = side.keepKeyless(batch, side.rowSlices, count);
        for (int i = 0; i < count; i++) {
            long start = windows.startOf(side.store.time(slots[i]));
            keyless.starts[keyless.count] = start;
            keyless.ends[keyless.count] = windows.endOf(start);
            keyless.addAlone(slots[i]);
            if (keyless.isFull() || i == count - 1) {
                results.emit(keyless, inputs[0], inputs[1], arrivalMicros, output);
                keyless.count = 0;
            }
        }
        metrics.created(count);
        metrics.fired(count);
        side.store.free(slots, count);
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        while (pairs.isOpen() || openEnded()) {
            boolean all = pairs.find(rows);
            boolean given = flush(arrivalMicros, output);
            if (all) {
                rows.kind = partners.following(rows.kind);
                if (rows.kind == Kind.PAIRS) {
                    close();
                } else {
                    pairs.start(rows.kind);
                }
            }
            if (given) {
                return false;
            }
        }
        return true;
    }

    /** Begins with the next sessions that are over, and tells whether there are any. */
    private boolean openEnded() {
        rowSessions.takeEnded(fired);
        if (fired.count == 0) {
            return false;
        }
        metrics.fired(fired.count);
        sides[0].take(fired);
        sides[1].take(fired);
        pairs.open(fired);
        return true;
    }

    private void close() {
        pairs.close();
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].store.free(sides[i].slots, sides[i].from[fired.count]);
        }
        sessions.free(fired.slots, fired.count);
    }

    /** Gives out what has been found, and returns whether that was anything. */
    private boolean flush(long arrivalMicros, Output output) {
        if (rows.count == 0) {
            return false;
        }
        Selection met = results.emit(rows, inputs[0], inputs[1], arrivalMicros, output);
        if (rows.kind == Kind.PAIRS) {
            partners.match(rows, met.rows(), met.count());
        }
        rows.count = 0;
        return true;
    }

    @Override
    public List<StateTable> tables() {
        return List.of(inputs[0].saved.table(), inputs[1].saved.table());
    }

    @Override
    public void save(StateOutput output) {
        FiredGroups open = new FiredGroups();
        sessions.forEach(slot -> {
            open.add(slot, sessions.key(slot), sessions.start(slot), sessions.end(slot));
            if (open.isFull()) {
                save(open, output);
            }
        });
        save(open, output);
    }

    private void save(FiredGroups open, StateOutput output) {
        for (int i = 0; i < inputs.length; i++) {
            sides[i].collect(open);
            inputs[i].saved.save(sides[i].slots, sides[i].from[open.count], slot -> false, output);
        }
        open.count = 0;
    }

    /** All sessions that were over then have been given out. */
    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
    }

    /** The rows say what the sessions were. One of them may be over by itself that is part of a session that is not. */
    @Override
    public void restore(StateTable table, Batch saved) {
        int input = table.equals(inputs[0].saved.table()) ? 0 : 1;
        JoinInput side = inputs[input];
        side.restore(saved);
        for (int i = 0; i < side.count; i++) {
            side.rowSlices[i] = sessions.slot(side.rowKeys[i], side.store.time(side.rowSlots[i]), Long.MIN_VALUE);
        }
        sides[input].add();
        joinSessions();
    }

    /** Results happened before their session ended, and so may come until it is over. */
    @Override
    public long watermark(long watermarkMillis) {
        return ended.by(watermarkMillis);
    }
}
