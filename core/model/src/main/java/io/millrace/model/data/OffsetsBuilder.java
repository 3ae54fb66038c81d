package io.millrace.model.data;

import java.util.Arrays;

/** Collects where the values of rows end that hold any number of others. */
final class OffsetsBuilder {
    private int[] offsets;
    private int size;

    OffsetsBuilder(int expectedRows) {
        this.offsets = new int[Math.max(expectedRows, 1) + 1];
    }

    int size() {
        return size;
    }

    /** Ends a row, behind so many values of all rows. */
    void end(int length) {
        size++;
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        offsets[size] = length;
    }

    /** Forgets all rows from {@code size} on and gives the number of values that the others have. */
    int truncate(int size) {
        this.size = size;
        return offsets[size];
    }

    /** The offsets; the builder starts anew. */
    int[] build() {
        int[] built = offsets;
        offsets = new int[ColumnBuilder.capacityAfter(size) + 1];
        size = 0;
        return built;
    }
}
