package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/**
 * The different values of each slot, each of them an entry: a small number, used again when its slot is cleared. One table with open
 * addressing, at most half full, finds the entry of a slot and a value; the entries of a slot form a list, so that they are found without a
 * search. 32 to 40 bytes a value, and those of a text. Used by one thread.
 */
final class SlotEntries {
    static final int NONE = -1;

    private final ValueStore values;
    private final ValueHash hash;
    private int[] heads = new int[0];
    private int[] counts = new int[0];

    private int[] table = filled(1024);
    private int[] slotOf = new int[0];
    private long[] hashes = new long[0];
    private int[] next = new int[0];
    private int entries;
    private int live;
    private int free = NONE;

    /** Rows with values, their slots, and the entry of each of them. */
    private int[] validRows = new int[0];

    private int[] validSlots = new int[0];
    private int[] found = new int[0];

    /** @param type of the values */
    SlotEntries(DataType type, ValueHash hash) {
        this.hash = hash;
        this.values = ValueStore.of(type);
    }

    /** Makes room for slots {@code 0 .. slots}. */
    void reserve(int slots) {
        int known = heads.length;
        if (slots > known) {
            heads = Arrays.copyOf(heads, slots);
            counts = Arrays.copyOf(counts, slots);
            Arrays.fill(heads, known, slots, NONE);
        }
    }

    /**
     * Finds the entries of values, and makes those that there are not.
     *
     * @return how many of the rows have values; {@link #slot} and {@link #entry} tell of each of them
     */
    int find(Column input, int[] rows, int[] slots, int count) {
        reserveRows(count);
        Validity validity = input.validity();
        int valid = 0;
        for (int i = 0; i < count; i++) {
            if (validity.isValid(rows[i])) {
                validRows[valid] = rows[i];
                validSlots[valid++] = slots[i];
            }
        }
        findValid(input, valid);
        return valid;
    }

    /** The slot of a row with a value. */
    int slot(int index) {
        return validSlots[index];
    }

    /** The entry of a row with a value. */
    int entry(int index) {
        return found[index];
    }

    /** Takes equal hashes for equal values first, and compares the values in a loop of its own. */
    private void findValid(Column input, int count) {
        int[] rows = validRows;
        int[] slots = validSlots;
        long[] rowHashes = hash.hash(input, rows, count);
        makeRoom(count);
        int mask = table.length - 1;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            long valueHash = rowHashes[rows[i]];
            int at = spread(valueHash, slot) & mask;
            int entry;
            while ((entry = table[at]) != NONE && (hashes[entry] != valueHash || slotOf[entry] != slot)) {
                at = at + 1 & mask;
            }
            if (entry == NONE) {
                entry = enter(at, slot, valueHash);
                values.put(entry, input, rows[i]);
            }
            found[i] = entry;
        }
        int at = values.firstMismatch(input, rows, found, 0, count);
        while (at < count) {
            found[at] = findCollided(input, rows[at], slots[at], rowHashes[rows[at]]);
            at = values.firstMismatch(input, rows, found, at + 1, count);
        }
    }

    private int findCollided(Column input, int row, int slot, long valueHash) {
        int mask = table.length - 1;
        int at = spread(valueHash, slot) & mask;
        int entry;
        while ((entry = table[at]) != NONE) {
            if (hashes[entry] == valueHash && slotOf[entry] == slot && values.matches(entry, input, row)) {
                return entry;
            }
            at = at + 1 & mask;
        }
        entry = enter(at, slot, valueHash);
        values.put(entry, input, row);
        return entry;
    }

    /** The entry of another slot with the value of an entry; it is made if there is none. */
    int findCopy(int original, int slot) {
        makeRoom(1);
        int mask = table.length - 1;
        long valueHash = hashes[original];
        int at = spread(valueHash, slot) & mask;
        int entry;
        while ((entry = table[at]) != NONE) {
            if (hashes[entry] == valueHash && slotOf[entry] == slot && values.matches(entry, original)) {
                return entry;
            }
            at = at + 1 & mask;
        }
        entry = enter(at, slot, valueHash);
        values.copy(original, entry);
        return entry;
    }

    /** Frees the entries of slots. */
    void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            int entry = heads[slots[i]];
            while (entry != NONE) {
                int following = next[entry];
                leave(entry);
                values.free(entry);
                next[entry] = free;
                free = entry;
                entry = following;
            }
            live -= counts[slots[i]];
            heads[slots[i]] = NONE;
            counts[slots[i]] = 0;
        }
    }

    /** Takes an entry out of its slot, given the one before it in the list of the slot, or {@link #NONE}. */
    void remove(int entry, int before) {
        int slot = slotOf[entry];
        leave(entry);
        values.free(entry);
        if (before == NONE) {
            heads[slot] = next[entry];
        } else {
            next[before] = next[entry];
        }
        next[entry] = free;
        free = entry;
        counts[slot]--;
        live--;
    }

    /** How many different values a slot has. */
    int count(int slot) {
        return counts[slot];
    }

    /** An entry of a slot, from which {@link #next} leads to the others; {@link #NONE} if there is none. */
    int first(int slot) {
        return heads[slot];
    }

    /** The entry behind another one of the same slot, or {@link #NONE}. */
    int next(int entry) {
        return next[entry];
    }

    /** One more than the highest entry ever used. */
    int limit() {
        return entries;
    }

    /** Compares the values of two entries. */
    int compare(int entry, int other) {
        return values.compare(entry, other);
    }

    /** Appends the value of an entry. */
    void append(int entry, ColumnBuilder column) {
        values.append(entry, column);
    }

    /** A new entry of a slot, at a place of the table that is free. */
    private int enter(int at, int slot, long valueHash) {
        int entry = free;
        if (entry == NONE) {
            entry = entries++;
        } else {
            free = next[entry];
        }
        slotOf[entry] = slot;
        hashes[entry] = valueHash;
        next[entry] = heads[slot];
        heads[slot] = entry;
        counts[slot]++;
        live++;
        table[at] = entry;
        return entry;
    }

    /** Takes an entry out of the table; those behind it that a search would not find any more move up. */
    private void leave(int entry) {
        int mask = table.length - 1;
        int hole = spread(hashes[entry], slotOf[entry]) & mask;
        while (table[hole] != entry) {
            hole = hole + 1 & mask;
        }
        for (int at = hole + 1 & mask; table[at] != NONE; at = at + 1 & mask) {
            int home = spread(hashes[table[at]], slotOf[table[at]]) & mask;
            if ((at - home & mask) >= (at - hole & mask)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = NONE;
    }

    /** Keeps the table at most half full with {@code more} values. */
    private void makeRoom(int more) {
        int needed = Math.addExact(live, more);
        if (needed > next.length) {
            int larger = Math.max(needed, Math.addExact(next.length, next.length >> 1));
            slotOf = Arrays.copyOf(slotOf, larger);
            hashes = Arrays.copyOf(hashes, larger);
            next = Arrays.copyOf(next, larger);
            values.reserve(larger);
        }
        if (needed > table.length / 2) {
            int length = table.length;
            while (needed > length / 2) {
                length = Math.multiplyExact(length, 2);
            }
            int[] entered = table;
            table = filled(length);
            int mask = length - 1;
            for (int entry : entered) {
                if (entry != NONE) {
                    int at = spread(hashes[entry], slotOf[entry]) & mask;
                    while (table[at] != NONE) {
                        at = at + 1 & mask;
                    }
                    table[at] = entry;
                }
            }
        }
    }

    private void reserveRows(int count) {
        if (found.length < count) {
            validRows = new int[count];
            validSlots = new int[count];
            found = new int[count];
        }
    }

    private static int spread(long valueHash, int slot) {
        long mixed = valueHash ^ slot * 0x9E3779B97F4A7C15L;
        return (int) (mixed ^ mixed >>> 32);
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, NONE);
        return table;
    }
}
