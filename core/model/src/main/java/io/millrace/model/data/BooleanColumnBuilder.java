package io.millrace.model.data;

import java.util.Arrays;

/** Builds BOOLEAN columns. */
public final class BooleanColumnBuilder implements ColumnBuilder {
    private final ValidityBuilder validity = new ValidityBuilder();
    private long[] words;
    private int size;

    public BooleanColumnBuilder(int expectedRows) {
        this.words = new long[Math.max((expectedRows + 63) >>> 6, 1)];
    }

    public void append(boolean value) {
        int word = size >>> 6;
        if (word == words.length) {
            words = Arrays.copyOf(words, word * 2);
        }
        long bit = 1L << size;
        words[word] = value ? words[word] | bit : words[word] & ~bit;
        size++;
    }

    @Override
    public void appendNull() {
        append(false);
        validity.setNull(size - 1);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void truncate(int size) {
        validity.truncate(size, this.size);
        this.size = size;
    }

    @Override
    public BooleanColumn build() {
        BooleanColumn column = new BooleanColumn(words, size, validity.build(size));
        words = new long[(ColumnBuilder.capacityAfter(size) + 63) >>> 6];
        size = 0;
        return column;
    }
}
