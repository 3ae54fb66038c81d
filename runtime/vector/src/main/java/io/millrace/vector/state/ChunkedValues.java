package io.millrace.vector.state;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Concatenation;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Gather;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values of any type in chunks, each a column of what came together: BOOLEAN, DECIMAL and nested types. A chunk that is no longer than twice the one behind it is merged with it, so
 * that there are few, and what was freed is left out then (P. O'Neil, E. Cheng, D. Gawlick, E. O'Neil, The log-structured merge-tree, 1996).
 */
final class ChunkedValues implements ColumnStore {
    private static final int NONE = -1;

    private final DataType type;
    private final List<Chunk> chunks = new ArrayList<>();

    /** Where the value of a slot is: the number of its chunk, and the row there. */
    private int[] chunkOf = new int[0];

    private int[] rowOf = new int[0];

    private record Chunk(Column column, int[] slots) {}

    ChunkedValues(DataType type) {
        this.type = type;
    }

    @Override
    public void put(Column column, int[] rows, int[] slots, int count, int limit) {
        if (limit > chunkOf.length) {
            int before = chunkOf.length;
            int larger = Math.max(limit, Math.max(64, before * 2));
            chunkOf = Arrays.copyOf(chunkOf, larger);
            rowOf = Arrays.copyOf(rowOf, larger);
            Arrays.fill(chunkOf, before, larger, NONE);
        }
        // The column that is gathered may be the batch's own, whose arrays will be written again: hence the copy.
        Column copy = Concatenation.of(List.of(empty(), Gather.rows(column, rows, count)));
        add(new Chunk(copy, Arrays.copyOf(slots, count)));
        while (chunks.size() > 1 && size(chunks.size() - 2) <= 2 * size(chunks.size() - 1)) {
            Chunk last = live(chunks.removeLast(), chunks.size());
            Chunk before = live(chunks.removeLast(), chunks.size());
            int[] both = Arrays.copyOf(before.slots, before.slots.length + last.slots.length);
            System.arraycopy(last.slots, 0, both, before.slots.length, last.slots.length);
            add(new Chunk(Concatenation.of(List.of(before.column, last.column)), both));
        }
    }

    @Override
    public Column gather(int[] slots, int count, ColumnMemory memory) {
        List<Column> parts = new ArrayList<>();
        parts.add(empty());
        int[] place = new int[count];
        int placed = 0;
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            int[] rows = new int[count];
            int found = 0;
            for (int i = 0; i < count; i++) {
                if (chunkOf[slots[i]] == chunk) {
                    place[i] = placed++;
                    rows[found++] = rowOf[slots[i]];
                }
            }
            if (found > 0) {
                parts.add(Gather.rows(chunks.get(chunk).column, rows, found));
            }
        }
        return Gather.rows(Concatenation.of(parts), place, count, memory);
    }

    @Override
    public void free(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            chunkOf[slots[i]] = NONE;
        }
    }

    private void add(Chunk chunk) {
        for (int row = 0; row < chunk.slots.length; row++) {
            chunkOf[chunk.slots[row]] = chunks.size();
            rowOf[chunk.slots[row]] = row;
        }
        chunks.add(chunk);
    }

    private int size(int chunk) {
        return chunks.get(chunk).slots.length;
    }

    /** Without the values whose slots were freed, or have got others since. */
    private Chunk live(Chunk chunk, int number) {
        int[] rows = new int[chunk.slots.length];
        int[] slots = new int[chunk.slots.length];
        int count = 0;
        for (int row = 0; row < chunk.slots.length; row++) {
            int slot = chunk.slots[row];
            if (chunkOf[slot] == number && rowOf[slot] == row) {
                rows[count] = row;
                slots[count++] = slot;
            }
        }
        return new Chunk(Gather.rows(chunk.column, rows, count), Arrays.copyOf(slots, count));
    }

    private Column empty() {
        return ColumnBuilder.of(type, 0).build();
    }
}
