package io.millrace.vector.operator;

import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.RowChains;
import io.millrace.vector.state.SliceRows;
import io.millrace.vector.state.SlotRows;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rows of a table by key, the latest first. A version is dropped when the watermark has passed the next one of its key, or the time that it is valid. Used by one thread.
 */
final class Versions {
    /** How much longer than necessary a version may be kept. */
    private static final long SLICE_MILLIS = 100;

    /** So many times in the longest validity all versions are looked at. */
    private static final int SWEEPS = 16;

    private final JoinInput input;
    private final long validMicros;
    private final long sweepMillis;
    private final RowChains chains = new RowChains();

    /** Versions that the watermark has not passed. */
    private final SliceRows coming = new SliceRows(1);

    /** By slot: whether a version is there. */
    private boolean[] present = new boolean[64];

    /** What {@link #drop} drops: one slot. */
    private final int[] dropped = new int[1];

    private long nextSweep = Long.MIN_VALUE;

    /** @param validFor how long a version is valid at most */
    Versions(JoinInput input, Optional<Duration> validFor) {
        this.input = input;
        this.validMicros = validFor.map(longest -> longest.toMillis() * 1000).orElse(Long.MAX_VALUE);
        this.sweepMillis = validFor.map(longest -> Math.max(1, longest.toMillis() / SWEEPS))
                .orElse(Long.MAX_VALUE);
    }

    /** Adds the rows that the input has taken last. */
    void add() {
        if (present.length < input.store.slotLimit()) {
            present = Arrays.copyOf(present, Math.max(input.store.slotLimit(), present.length * 2));
        }
        for (int i = 0; i < input.count; i++) {
            int slot = input.rowSlots[i];
            add(input.rowKeys[i], slot);
            present[slot] = true;
            input.rowSlices[i] = coming.slice(sliceStart(slot));
        }
        coming.add(0, input.rowSlices, input.rowSlots, input.count);
    }

    /** Of versions of one time the last that came is the first. */
    private void add(int key, int slot) {
        long time = input.store.time(slot);
        int later = SlotRows.NONE;
        int other = chains.first(key);
        while (other != SlotRows.NONE && input.store.time(other) > time) {
            later = other;
            other = chains.next(other);
        }
        if (later == SlotRows.NONE) {
            chains.link(key, slot);
        } else {
            chains.linkBehind(later, slot);
        }
    }

    /** The version of a key that is valid at a time, or {@link SlotRows#NONE}. */
    int at(int key, long micros) {
        int version = key == SlotRows.NONE ? SlotRows.NONE : chains.first(key);
        while (version != SlotRows.NONE && input.store.time(version) > micros) {
            version = chains.next(version);
        }
        return version == SlotRows.NONE || micros - input.store.time(version) > validMicros ? SlotRows.NONE : version;
    }

    /** Drops versions that no row will ask for which happens at the watermark or behind it. */
    void advance(long watermarkMillis) {
        while (!coming.isEmpty() && coming.earliestStart() + SLICE_MILLIS <= watermarkMillis) {
            int slice = coming.earliest();
            for (int i = 0; i < coming.count(0, slice); i++) {
                int slot = coming.slots(0, slice)[i];
                // It may have been dropped for a later one of the same slice, but its place is not used again before
                // rows are added.
                if (present[slot]) {
                    dropBehind(slot);
                }
            }
            coming.closeEarliest();
        }
        if (validMicros != Long.MAX_VALUE && watermarkMillis != Long.MIN_VALUE && watermarkMillis >= nextSweep) {
            sweep(watermarkMillis);
        }
    }

    private void dropBehind(int slot) {
        int older = chains.next(slot);
        while (older != SlotRows.NONE) {
            int next = chains.next(older);
            drop(older);
            older = next;
        }
    }

    private void sweep(long watermarkMillis) {
        nextSweep = watermarkMillis == Long.MAX_VALUE ? watermarkMillis : watermarkMillis + sweepMillis;
        for (int slot = 0; slot < input.store.slotLimit(); slot++) {
            if (present[slot] && isOver(slot, watermarkMillis)) {
                drop(slot);
            }
        }
    }

    private boolean isOver(int slot, long watermarkMillis) {
        return sliceStart(slot) + SLICE_MILLIS <= watermarkMillis
                && (watermarkMillis == Long.MAX_VALUE
                        || Math.floorDiv(input.store.time(slot) + validMicros, 1000L) < watermarkMillis);
    }

    private long sliceStart(int slot) {
        long millis = Math.floorDiv(input.store.time(slot), 1000L);
        return millis - Math.floorMod(millis, SLICE_MILLIS);
    }

    private void drop(int slot) {
        chains.unlink(input.store.key(slot), slot);
        present[slot] = false;
        dropped[0] = slot;
        input.store.free(dropped, 1);
    }

    /** Gives out all versions, those of a key by time. */
    void save(StateOutput output) {
        int[] slots = new int[input.store.size()];
        int count = 0;
        for (int slot = 0; slot < input.store.slotLimit(); slot++) {
            if (present[slot] && chains.first(input.store.key(slot)) == slot) {
                int from = count;
                for (int version = slot; version != SlotRows.NONE; version = chains.next(version)) {
                    slots[count++] = version;
                }
                reverse(slots, from, count);
            }
        }
        input.saved.save(slots, count, slot -> false, output);
    }

    private static void reverse(int[] slots, int from, int to) {
        for (int i = from, j = to - 1; i < j; i++, j--) {
            int other = slots[i];
            slots[i] = slots[j];
            slots[j] = other;
        }
    }
}
