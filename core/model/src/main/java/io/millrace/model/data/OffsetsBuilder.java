package io.millrace.model.data;

/** Collects where the values of rows end that hold any number of others. */
final class OffsetsBuilder {
    /** Of no rows; never written to. */
    private static final int[] NONE = {0};

    private ColumnMemory memory = HeapMemory.HEAP;
    private int[] offsets = NONE;
    private int size;

    /** Room that the next column will need. */
    private int expected;

    OffsetsBuilder(int expectedRows) {
        this.expected = Math.max(expectedRows, 1) + 1;
    }

    void use(ColumnMemory memory) {
        this.memory = memory;
    }

    int size() {
        return size;
    }

    /** Ends a row, behind so many values of all rows. */
    void end(int length) {
        size++;
        if (size == offsets.length) {
            grow(0);
        }
        offsets[size] = length;
    }

    /** Ends rows of the lengths {@code from .. to}, which follow each other. */
    void end(int[] lengths, int from, int to) {
        int count = to - from;
        if (count > offsets.length - 1 - size) {
            grow(count);
        }
        int end = offsets[size];
        for (int i = 0; i < count; i++) {
            end += lengths[from + i];
            offsets[size + 1 + i] = end;
        }
        size += count;
    }

    /** Where the last row ends. */
    int length() {
        return offsets[size];
    }

    /** Forgets all rows from {@code size} on and gives the number of values that the others have. */
    int truncate(int size) {
        this.size = size;
        return offsets[size];
    }

    /** The offsets; the builder starts anew. */
    int[] build() {
        int[] built = offsets;
        expected = ColumnBuilder.capacityAfter(size) + 1;
        offsets = NONE;
        size = 0;
        memory = HeapMemory.HEAP;
        return built;
    }

    private void grow(int count) {
        int[] grown = memory.ints(Math.max(expected, Math.max(size + count + 1, size * 2)));
        System.arraycopy(offsets, 0, grown, 0, Math.min(size + 1, offsets.length));
        offsets = grown;
    }
}
