package io.millrace.analytics.aggregate;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/**
 * The different values of each slot. One table with open addressing, at most half full, finds the entry of a slot and a value; the
 * entries of a slot form a list, so that they are found without a search. Entries of a cleared slot are used again. 32 to 40 bytes a
 * value, and those of a text.
 */
final class DistinctValues implements Accumulator {
    private static final int NONE = -1;

    private final DataType type;
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

    /** Rows with values, their slots, and the entry that each of them is thought to have. */
    private int[] validRows = new int[0];

    private int[] validSlots = new int[0];
    private int[] found = new int[0];

    /** @param type of the values */
    DistinctValues(DataType type) {
        this(type, new ValueHash());
    }

    DistinctValues(DataType type, ValueHash hash) {
        this.type = type;
        this.hash = hash;
        this.values = ValueStore.of(type);
    }

    @Override
    public void reserve(int slots) {
        int known = heads.length;
        if (slots > known) {
            heads = Arrays.copyOf(heads, slots);
            counts = Arrays.copyOf(counts, slots);
            Arrays.fill(heads, known, slots, NONE);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        reserveRows(count);
        Validity validity = input.validity();
        if (validity.allValid()) {
            addValid(input, rows, slots, count);
            return;
        }
        int valid = 0;
        for (int i = 0; i < count; i++) {
            if (validity.isValid(rows[i])) {
                validRows[valid] = rows[i];
                validSlots[valid++] = slots[i];
            }
        }
        addValid(input, validRows, validSlots, valid);
    }

    /** Takes equal hashes for equal values first, and compares the values in a loop of its own. */
    private void addValid(Column input, int[] rows, int[] slots, int count) {
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
            addCollided(input, rows[at], slots[at], rowHashes[rows[at]]);
            at = values.firstMismatch(input, rows, found, at + 1, count);
        }
    }

    private void addCollided(Column input, int row, int slot, long valueHash) {
        int mask = table.length - 1;
        int at = spread(valueHash, slot) & mask;
        int entry;
        while ((entry = table[at]) != NONE) {
            if (hashes[entry] == valueHash && slotOf[entry] == slot && values.matches(entry, input, row)) {
                return;
            }
            at = at + 1 & mask;
        }
        values.put(enter(at, slot, valueHash), input, row);
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            makeRoom(counts[from[i]]);
            for (int entry = heads[from[i]]; entry != NONE; entry = next[entry]) {
                addCopy(entry, to[i]);
            }
        }
    }

    private void addCopy(int original, int slot) {
        int mask = table.length - 1;
        long valueHash = hashes[original];
        int at = spread(valueHash, slot) & mask;
        int entry;
        while ((entry = table[at]) != NONE) {
            if (hashes[entry] == valueHash && slotOf[entry] == slot && values.matches(entry, original)) {
                return;
            }
            at = at + 1 & mask;
        }
        values.copy(original, enter(at, slot, valueHash));
    }

    @Override
    public void clear(int[] slots, int count) {
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

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("values", new DataType.Array(type)));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        ArrayColumnBuilder arrays = (ArrayColumnBuilder) columns.getFirst();
        for (int i = 0; i < count; i++) {
            for (int entry = heads[slots[i]]; entry != NONE; entry = next[entry]) {
                values.append(entry, arrays.elements());
            }
            arrays.endValue();
        }
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        ArrayColumn arrays = (ArrayColumn) columns.getFirst();
        Column elements = arrays.elements();
        reserveRows(elements.size());
        int values = 0;
        for (int i = 0; i < count; i++) {
            if (arrays.validity().isValid(rows[i])) {
                for (int at = arrays.offsets()[rows[i]]; at < arrays.offsets()[rows[i] + 1]; at++) {
                    validRows[values] = at;
                    validSlots[values++] = slots[i];
                }
            }
        }
        addValid(elements, validRows, validSlots, values);
    }

    /** How many different values a slot has. */
    long count(int slot) {
        return counts[slot];
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
