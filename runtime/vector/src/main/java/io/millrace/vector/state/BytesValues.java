package io.millrace.vector.state;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/** Values of any length, STRING and BYTES, in one arena. What is freed is closed up when it would be half of the arena. */
final class BytesValues implements ColumnStore {
    private final NullSlots nulls = new NullSlots();
    private byte[] arena = new byte[1024];
    private int used;
    private int freed;
    private int[] starts = new int[64];
    private int[] lengths = new int[64];

    @Override
    public void put(Column column, int[] rows, int[] slots, int count, int limit) {
        if (limit > starts.length) {
            int larger = Math.max(limit, starts.length * 2);
            starts = Arrays.copyOf(starts, larger);
            lengths = Arrays.copyOf(lengths, larger);
        }
        BytesColumn bytes = (BytesColumn) column;
        Validity validity = column.validity();
        long size = 0;
        for (int i = 0; i < count; i++) {
            lengths[slots[i]] = 0;
            size += validity.isValid(rows[i]) ? bytes.length(rows[i]) : 0;
        }
        makeRoom(size);
        for (int i = 0; i < count; i++) {
            if (validity.isValid(rows[i])) {
                int length = bytes.length(rows[i]);
                System.arraycopy(bytes.data(), bytes.start(rows[i]), arena, used, length);
                starts[slots[i]] = used;
                lengths[slots[i]] = length;
                used += length;
            }
        }
        nulls.put(validity, rows, slots, count, limit);
    }

    @Override
    public Column gather(int[] slots, int count, ColumnMemory memory) {
        int[] offsets = memory.ints(count + 1);
        offsets[0] = 0;
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], lengths[slots[i]]);
        }
        byte[] data = memory.bytes(offsets[count]);
        for (int i = 0; i < count; i++) {
            System.arraycopy(arena, starts[slots[i]], data, offsets[i], lengths[slots[i]]);
        }
        return new BytesColumn(data, offsets, count, nulls.gather(slots, count, memory));
    }

    @Override
    public void free(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            freed += lengths[slots[i]];
            lengths[slots[i]] = 0;
        }
    }

    private void makeRoom(long size) {
        if (used + size <= arena.length) {
            return;
        }
        long kept = (long) used - freed;
        if (kept + size > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("more than 2 GiB of text in one column of state");
        }
        byte[] larger = arena;
        if (freed < arena.length / 2 || kept + size > arena.length) {
            larger = new byte[(int) Math.min(Math.max(kept + size, 2L * arena.length), Integer.MAX_VALUE - 8)];
        }
        closeUp(larger == arena ? new byte[arena.length] : larger);
    }

    private void closeUp(byte[] target) {
        int size = 0;
        for (int slot = 0; slot < lengths.length; slot++) {
            System.arraycopy(arena, starts[slot], target, size, lengths[slot]);
            starts[slot] = size;
            size += lengths[slot];
        }
        arena = target;
        used = size;
        freed = 0;
    }
}
