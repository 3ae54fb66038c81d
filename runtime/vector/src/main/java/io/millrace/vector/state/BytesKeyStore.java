package io.millrace.vector.state;

import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/** Keys of any length, in one arena. */
final class BytesKeyStore implements KeyStore {
    private static final int NULL_LENGTH = -1;

    private byte[] arena = new byte[1024];
    private int used;
    private int[] starts = new int[64];
    private int[] lengths = new int[64];

    @Override
    public void put(int id, Column column, int row) {
        if (id >= starts.length) {
            int larger = Math.max(id + 1, starts.length * 2);
            starts = Arrays.copyOf(starts, larger);
            lengths = Arrays.copyOf(lengths, larger);
        }
        if (column.validity().isNull(row)) {
            lengths[id] = NULL_LENGTH;
            return;
        }
        BytesColumn bytes = (BytesColumn) column;
        int length = bytes.length(row);
        if (length > arena.length - used) {
            arena = Arrays.copyOf(arena, Math.max(Math.addExact(used, length), Math.addExact(used, used >> 1)));
        }
        System.arraycopy(bytes.data(), bytes.start(row), arena, used, length);
        starts[id] = used;
        lengths[id] = length;
        used += length;
    }

    @Override
    public boolean matches(int id, Column column, int row) {
        if (column.validity().isNull(row)) {
            return lengths[id] == NULL_LENGTH;
        }
        BytesColumn bytes = (BytesColumn) column;
        return lengths[id] == bytes.length(row) && sameBytes(id, bytes.data(), bytes.start(row));
    }

    @Override
    public int firstMismatch(Column column, int[] rows, int[] ids, int from, int count) {
        BytesColumn bytes = (BytesColumn) column;
        byte[] data = bytes.data();
        int[] offsets = bytes.offsets();
        Validity validity = column.validity();
        for (int i = from; i < count; i++) {
            int row = rows[i];
            int id = ids[i];
            boolean same = validity.isValid(row)
                    ? lengths[id] == offsets[row + 1] - offsets[row] && sameBytes(id, data, offsets[row])
                    : lengths[id] == NULL_LENGTH;
            if (!same) {
                return i;
            }
        }
        return count;
    }

    @Override
    public void emit(int[] ids, int count, ColumnBuilder column) {
        BytesColumnBuilder builder = (BytesColumnBuilder) column;
        for (int i = 0; i < count; i++) {
            int id = ids[i];
            if (lengths[id] == NULL_LENGTH) {
                builder.appendNull();
            } else {
                builder.append(arena, starts[id], lengths[id]);
            }
        }
    }

    @Override
    public void compact(boolean[] live, int ids) {
        byte[] kept = new byte[arena.length];
        int size = 0;
        for (int id = 0; id < ids; id++) {
            if (live[id] && lengths[id] > 0) {
                System.arraycopy(arena, starts[id], kept, size, lengths[id]);
                starts[id] = size;
                size += lengths[id];
            }
        }
        arena = kept;
        used = size;
    }

    /** Short keys dominate: a plain loop beats a call that first checks ranges. */
    private boolean sameBytes(int id, byte[] data, int start) {
        int length = lengths[id];
        int mine = starts[id];
        for (int i = 0; i < length; i++) {
            if (arena[mine + i] != data[start + i]) {
                return false;
            }
        }
        return true;
    }
}
