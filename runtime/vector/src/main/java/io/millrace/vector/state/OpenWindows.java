package io.millrace.vector.state;

import java.util.Arrays;

/**
 * The windows that have rows and have not been fired: a small number for each start, and the starts in order. Used by one
 * thread.
 */
final class OpenWindows {
    private static final int EMPTY = -1;

    /** Windows by start: open addressing, the entry is the window's number. */
    private int[] table = filled(256);

    private long[] starts = new long[128];
    private int[] free = new int[128];
    private int freeCount;
    private int numbers;

    /** The numbers of open windows as a binary heap, the earliest start first. */
    private int[] heap = new int[128];

    private int size;

    int size() {
        return size;
    }

    /** How many numbers have ever been in use at once: numbers are less than this. */
    int numbers() {
        return numbers;
    }

    /** The number of the window that starts at {@code start}, or -1. */
    int find(long start) {
        int mask = table.length - 1;
        int at = spread(start) & mask;
        while (table[at] != EMPTY && starts[table[at]] != start) {
            at = at + 1 & mask;
        }
        return table[at];
    }

    /** Opens a window that is not open. */
    int open(long start) {
        if (size >= table.length / 2) {
            grow();
        }
        int window = freeCount > 0 ? free[--freeCount] : numbers++;
        starts[window] = start;
        enter(window);
        heap[size++] = window;
        siftUp(size - 1);
        return window;
    }

    /** The earliest window; there must be one. */
    int earliest() {
        return heap[0];
    }

    long start(int window) {
        return starts[window];
    }

    /** Closes the earliest window; its number may be given to another one. */
    void closeEarliest() {
        int window = heap[0];
        heap[0] = heap[--size];
        siftDown(0);
        leave(window);
        free[freeCount++] = window;
    }

    private void enter(int window) {
        int mask = table.length - 1;
        int at = spread(starts[window]) & mask;
        while (table[at] != EMPTY) {
            at = at + 1 & mask;
        }
        table[at] = window;
    }

    private void leave(int window) {
        int mask = table.length - 1;
        int hole = spread(starts[window]) & mask;
        while (table[hole] != window) {
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
        int windows = Math.multiplyExact(starts.length, 2);
        starts = Arrays.copyOf(starts, windows);
        free = Arrays.copyOf(free, windows);
        heap = Arrays.copyOf(heap, windows);
        table = filled(windows * 2);
        for (int i = 0; i < size; i++) {
            enter(heap[i]);
        }
    }

    private void siftUp(int from) {
        int at = from;
        int window = heap[at];
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (starts[heap[parent]] <= starts[window]) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = window;
    }

    private void siftDown(int from) {
        int at = from;
        int window = heap[at];
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && starts[heap[child + 1]] < starts[heap[child]]) {
                child++;
            }
            if (starts[window] <= starts[heap[child]]) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = window;
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
