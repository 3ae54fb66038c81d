package io.millrace.analytics.aggregate;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import java.util.Arrays;

/** Values of any length, in one arena. What is freed is reclaimed when the arena is full and half of it is free. */
final class BytesValueStore implements ValueStore {
    private static final int FREE = -1;

    private byte[] arena = new byte[1024];
    private int used;
    private int garbage;
    private int[] starts = new int[0];
    private int[] lengths = new int[0];

    @Override
    public void reserve(int count) {
        int known = lengths.length;
        if (count > known) {
            starts = Arrays.copyOf(starts, count);
            lengths = Arrays.copyOf(lengths, count);
            Arrays.fill(lengths, known, count, FREE);
        }
    }

    @Override
    public void put(int number, Column column, int row) {
        BytesColumn bytes = (BytesColumn) column;
        free(number);
        int length = bytes.length(row);
        makeRoom(length);
        System.arraycopy(bytes.data(), bytes.start(row), arena, used, length);
        take(number, length);
    }

    @Override
    public void copy(int from, int to) {
        free(to);
        int length = lengths[from];
        makeRoom(length);
        System.arraycopy(arena, starts[from], arena, used, length);
        take(to, length);
    }

    private void take(int number, int length) {
        starts[number] = used;
        lengths[number] = length;
        used += length;
    }

    @Override
    public void free(int number) {
        if (lengths[number] != FREE) {
            garbage += lengths[number];
            lengths[number] = FREE;
        }
    }

    private void makeRoom(int length) {
        if (length <= arena.length - used) {
            return;
        }
        int live = Math.addExact(used - garbage, length);
        byte[] kept = garbage >= used / 2 && live <= arena.length
                ? new byte[arena.length]
                : new byte[Math.max(live, Math.addExact(arena.length, arena.length >> 1))];
        int size = 0;
        for (int number = 0; number < lengths.length; number++) {
            if (lengths[number] > 0) {
                System.arraycopy(arena, starts[number], kept, size, lengths[number]);
                starts[number] = size;
                size += lengths[number];
            }
        }
        arena = kept;
        used = size;
        garbage = 0;
    }

    @Override
    public boolean matches(int number, Column column, int row) {
        BytesColumn bytes = (BytesColumn) column;
        return lengths[number] == bytes.length(row) && sameBytes(number, bytes.data(), bytes.start(row));
    }

    @Override
    public boolean matches(int number, int other) {
        return lengths[number] == lengths[other] && sameBytes(number, arena, starts[other]);
    }

    @Override
    public int firstMismatch(Column column, int[] rows, int[] numbers, int from, int count) {
        BytesColumn bytes = (BytesColumn) column;
        byte[] data = bytes.data();
        int[] offsets = bytes.offsets();
        for (int i = from; i < count; i++) {
            int start = offsets[rows[i]];
            if (lengths[numbers[i]] != offsets[rows[i] + 1] - start || !sameBytes(numbers[i], data, start)) {
                return i;
            }
        }
        return count;
    }

    @Override
    public int compare(int number, Column column, int row) {
        BytesColumn bytes = (BytesColumn) column;
        return compare(number, bytes.data(), bytes.start(row), bytes.length(row));
    }

    @Override
    public int compare(int number, int other) {
        return compare(number, arena, starts[other], lengths[other]);
    }

    /** The order of UTF-8 is that of code points. */
    private int compare(int number, byte[] data, int start, int length) {
        int mine = starts[number];
        return Arrays.compareUnsigned(arena, mine, mine + lengths[number], data, start, start + length);
    }

    @Override
    public void append(int number, ColumnBuilder column) {
        ((BytesColumnBuilder) column).append(arena, starts[number], lengths[number]);
    }

    /** Short values dominate: a plain loop beats a call that first checks ranges. */
    private boolean sameBytes(int number, byte[] data, int start) {
        int length = lengths[number];
        int mine = starts[number];
        for (int i = 0; i < length; i++) {
            if (arena[mine + i] != data[start + i]) {
                return false;
            }
        }
        return true;
    }
}
