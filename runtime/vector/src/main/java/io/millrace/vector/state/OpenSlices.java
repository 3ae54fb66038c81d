package io.millrace.vector.state;

import java.util.Arrays;

/**
 * The slices that have rows and are still needed: a small number for each start, and the starts in order. Used by one thread.
 */
final class OpenSlices {
    private static final int EMPTY = -1;

    /** Slices by start: open addressing, the entry is the slice's number. */
    private int[] table = filled(256);

    private long[] starts = new long[128];
    private int[] free = new int[128];
    private int freeCount;
    private int numbers;

    /** The numbers of open slices as a binary heap, the earliest start first. */
    private int[] heap = new int[128];

    private int size;

    int size() {
        return size;
    }

    /** One of the open slices, {@code index} from 0 to {@link #size}, in no order. */
    int get(int index) {
        return heap[index];
    }

    /** How many numbers have ever been in use at once: numbers are less than this. */
    int numbers() {
        return numbers;
    }

    /** The number of the slice that starts at {@code start}, or -1. */
    int find(long start) {
        int mask = table.length - 1;
        int at = spread(start) & mask;
        while (table[at] != EMPTY && starts[table[at]] != start) {
            at = at + 1 & mask;
        }
        return table[at];
    }

    /** Opens a slice that is not open. */
    int open(long start) {
        if (size >= table.length / 2) {
            grow();
        }
        int slice = freeCount > 0 ? free[--freeCount] : numbers++;
        starts[slice] = start;
        enter(slice);
        heap[size++] = slice;
        siftUp(size - 1);
        return slice;
    }

    /** The earliest slice; there must be one. */
    int earliest() {
        return heap[0];
    }

    long start(int slice) {
        return starts[slice];
    }

    /** Closes the earliest slice; its number may be given to another one. */
    void closeEarliest() {
        int slice = heap[0];
        heap[0] = heap[--size];
        siftDown(0);
        leave(slice);
        free[freeCount++] = slice;
    }

    private void enter(int slice) {
        int mask = table.length - 1;
        int at = spread(starts[slice]) & mask;
        while (table[at] != EMPTY) {
            at = at + 1 & mask;
        }
        table[at] = slice;
    }

    private void leave(int slice) {
        int mask = table.length - 1;
        int hole = spread(starts[slice]) & mask;
        while (table[hole] != slice) {
            hole = hole + 1 & mask;
        }
        for (int next = hole + 1 & mask; table[next] != EMPTY; next = next + 1 & mask) {
            int home = spread(starts[table[next]]) & mask;
            if ((next - home & mask) >= (next - hole & mask)) {
                table[hole] = table[next];
                hole = next;
            }
        }
        table[hole] = EMPTY;
    }

    private void grow() {
        int slices = Math.multiplyExact(starts.length, 2);
        starts = Arrays.copyOf(starts, slices);
        free = Arrays.copyOf(free, slices);
        heap = Arrays.copyOf(heap, slices);
        table = filled(slices * 2);
        for (int i = 0; i < size; i++) {
            enter(heap[i]);
        }
    }

    private void siftUp(int from) {
        int at = from;
        int slice = heap[at];
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (starts[heap[parent]] <= starts[slice]) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = slice;
    }

    private void siftDown(int from) {
        int at = from;
        int slice = heap[at];
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && starts[heap[child + 1]] < starts[heap[child]]) {
                child++;
            }
            if (starts[slice] <= starts[heap[child]]) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = slice;
    }

    private static int spread(long start) {
        long z = start * 0xBF58476D1CE4E5B9L;
        return (int) (z ^ z >>> 32);
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, EMPTY);
        return table;
    }
}
