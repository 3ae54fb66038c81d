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
 * The n greatest or least values of each slot, equal ones as often as they came. Those of a slot are a binary heap with the one to give way at its
 * root: of most rows only that one is looked at. Values of a cleared slot make room for others.
 */
final class TopValues implements Accumulator {
    private static final int[] NONE = {};

    private final DataType type;
    private final int most;
    private final int sign;
    private final ValueStore values;
    private int[][] heaps = new int[0][];
    private int[] counts = new int[0];
    private int[] free = new int[0];
    private int freeCount;
    private int numbers;

    /** @param most n, at least 1 */
    TopValues(DataType type, int most, boolean greatest) {
        this.type = type;
        this.most = most;
        this.sign = greatest ? 1 : -1;
        this.values = ValueStore.of(type);
    }

    @Override
    public void reserve(int slots) {
        int known = heaps.length;
        if (slots > known) {
            heaps = Arrays.copyOf(heaps, slots);
            counts = Arrays.copyOf(counts, slots);
            Arrays.fill(heaps, known, slots, NONE);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        Validity validity = input.validity();
        for (int i = 0; i < count; i++) {
            if (validity.isValid(rows[i])) {
                add(input, rows[i], slots[i]);
            }
        }
    }

    private void add(Column input, int row, int slot) {
        if (counts[slot] < most) {
            int number = newNumber();
            values.put(number, input, row);
            push(number, slot);
        } else if (sign * values.compare(heaps[slot][0], input, row) < 0) {
            values.put(heaps[slot][0], input, row);
            siftDown(heaps[slot], counts[slot]);
        }
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            for (int at = 0; at < counts[from[i]]; at++) {
                int other = heaps[from[i]][at];
                int slot = to[i];
                if (counts[slot] < most) {
                    int number = newNumber();
                    values.copy(other, number);
                    push(number, slot);
                } else if (sign * values.compare(heaps[slot][0], other) < 0) {
                    values.copy(other, heaps[slot][0]);
                    siftDown(heaps[slot], counts[slot]);
                }
            }
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            for (int at = 0; at < counts[slot]; at++) {
                values.free(heaps[slot][at]);
                free[freeCount++] = heaps[slot][at];
            }
            counts[slot] = 0;
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
            for (int at = 0; at < counts[slots[i]]; at++) {
                values.append(heaps[slots[i]][at], arrays.elements());
            }
            arrays.endValue();
        }
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        ArrayColumn arrays = (ArrayColumn) columns.getFirst();
        for (int i = 0; i < count; i++) {
            if (arrays.validity().isValid(rows[i])) {
                for (int at = arrays.offsets()[rows[i]]; at < arrays.offsets()[rows[i] + 1]; at++) {
                    add(arrays.elements(), at, slots[i]);
                }
            }
        }
    }

    /** Appends the values of some slots, the one furthest out first; null where there was none. */
    void emit(int[] slots, int count, ArrayColumnBuilder column) {
        for (int i = 0; i < count; i++) {
            int[] heap = heaps[slots[i]];
            int size = counts[slots[i]];
            if (size == 0) {
                column.appendNull();
                continue;
            }
            // The root goes to the end, one after the other; what is left is in order, and a heap all the same once it
            // is turned around.
            for (int left = size - 1; left > 0; left--) {
                int root = heap[0];
                heap[0] = heap[left];
                heap[left] = root;
                siftDown(heap, left);
            }
            for (int at = 0; at < size; at++) {
                values.append(heap[at], column.elements());
            }
            column.endValue();
            for (int low = 0, high = size - 1; low < high; low++, high--) {
                int number = heap[low];
                heap[low] = heap[high];
                heap[high] = number;
            }
        }
    }

    private int newNumber() {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        if (numbers == free.length) {
            int larger = Math.max(64, Math.addExact(numbers, numbers >> 1));
            free = Arrays.copyOf(free, larger);
            values.reserve(larger);
        }
        return numbers++;
    }

    private void push(int number, int slot) {
        int at = counts[slot]++;
        if (at == heaps[slot].length) {
            heaps[slot] = Arrays.copyOf(heaps[slot], Math.min(most, Math.max(4, at * 2)));
        }
        int[] heap = heaps[slot];
        while (at > 0 && sign * values.compare(heap[(at - 1) >>> 1], number) > 0) {
            heap[at] = heap[(at - 1) >>> 1];
            at = (at - 1) >>> 1;
        }
        heap[at] = number;
    }

    private void siftDown(int[] heap, int size) {
        int at = 0;
        int number = heap[0];
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && sign * values.compare(heap[child + 1], heap[child]) < 0) {
                child++;
            }
            if (sign * values.compare(number, heap[child]) <= 0) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = number;
    }
}
