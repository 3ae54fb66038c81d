package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Selection;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.RowChains;
import io.millrace.vector.state.SliceRows;
import io.millrace.vector.state.SlotRows;
import java.util.Arrays;

/**
 * The rows of one side of an interval join: by key, to be found by those of the other side, and by slices of time, to be dropped when no row that is in time can be paired with them any
 * more. Used by one thread.
 */
final class IntervalSide {
    /** So many slices are open for the time that rows are kept: they stay longer by one of them. */
    private static final int SLICES = 16;

    final JoinInput input;
    final RowChains chains = new RowChains();
    private final SliceRows slices = new SliceRows(1);
    private final long keptMillis;
    private final long sliceMillis;

    /** By slot, if rows come without a partner, too: whether they have one. */
    private boolean[] matched = new boolean[0];

    /** Rows of the earliest slice that have been looked at. */
    private int expired;

    /**
     * @param keptMillis how long after a row one of the other side may happen that it can be paired with; negative if all of them happen before it
     * @param intervalMillis the length of the time in which these happen
     */
    IntervalSide(JoinInput input, long keptMillis, long intervalMillis) {
        this.input = input;
        this.keptMillis = keptMillis;
        this.sliceMillis = Math.max(1, Math.max(keptMillis, intervalMillis) / SLICES);
    }

    /** Takes the rows of a batch that are in time, which those before the watermark are not. */
    void take(Batch batch, long watermarkMillis) {
        input.open(batch);
        long[] times = input.times(batch);
        int[] selected = batch.selection().rows();
        for (int i = 0; i < batch.selectedCount(); i++) {
            long millis = Math.floorDiv(times[selected[i]], 1000L);
            if (millis < watermarkMillis) {
                input.addLate(batch, selected[i]);
            } else {
                input.add(selected[i], 0);
            }
        }
    }

    /** Makes the rows that were taken last to be found. */
    void link() {
        if (input.kept && matched.length < input.store.slotLimit()) {
            matched = Arrays.copyOf(matched, Math.max(input.store.slotLimit(), matched.length * 2));
        }
        for (int i = 0; i < input.count; i++) {
            int slot = input.rowSlots[i];
            if (input.rowKeys[i] != SlotRows.NONE) {
                chains.link(input.rowKeys[i], slot);
            }
            long millis = Math.floorDiv(input.store.time(slot), 1000L);
            input.rowSlices[i] = slices.slice(millis - Math.floorMod(millis, sliceMillis));
        }
        slices.add(0, input.rowSlices, input.rowSlots, input.count);
    }

    void save(StateOutput output) {
        slices.forEach(
                0, (slots, count) -> input.saved.save(slots, count, slot -> input.kept && matched[slot], output));
    }

    /** Takes rows of the state in again. */
    void restore(Batch saved) {
        input.restore(saved);
        link();
        for (int i = 0; i < input.count && input.kept; i++) {
            matched[input.rowSlots[i]] = input.saved.isMatched(saved, input.rows[i]);
        }
    }

    /** Takes note that rows have partners. */
    void match(int[] slots, Selection which) {
        if (!input.kept) {
            return;
        }
        if (matched.length < input.store.slotLimit()) {
            matched = Arrays.copyOf(matched, Math.max(input.store.slotLimit(), matched.length * 2));
        }
        for (int i = 0; i < which.count(); i++) {
            matched[slots[which.rows()[i]]] = true;
        }
    }

    /**
     * Drops rows that have no partner to wait for.
     *
     * @param alone takes those that had none and come without one, as long as there is room
     * @return whether all such rows were dropped
     */
    boolean expire(long watermarkMillis, JoinedRows alone) {
        while (!slices.isEmpty() && isOver(slices.earliestStart(), watermarkMillis)) {
            int slice = slices.earliest();
            int[] slots = slices.slots(0, slice);
            for (; expired < slices.count(0, slice); expired++) {
                int slot = slots[expired];
                if (input.kept && !matched[slot]) {
                    if (alone.isFull()) {
                        return false;
                    }
                    alone.addAlone(slot);
                }
                drop(slot);
            }
            input.forget(slots, expired);
            expired = 0;
            slices.closeEarliest();
        }
        return true;
    }

    private boolean isOver(long start, long watermarkMillis) {
        return watermarkMillis == Long.MAX_VALUE
                || (watermarkMillis != Long.MIN_VALUE && start + sliceMillis + keptMillis <= watermarkMillis);
    }

    private void drop(int slot) {
        int key = input.store.key(slot);
        if (key != SlotRows.NONE) {
            chains.unlink(key, slot);
        }
        if (input.kept) {
            matched[slot] = false;
        }
    }
}
