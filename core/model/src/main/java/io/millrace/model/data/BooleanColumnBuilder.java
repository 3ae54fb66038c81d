package io.millrace.model.data;

/** Builds BOOLEAN columns. */
public final class BooleanColumnBuilder implements ColumnBuilder {
    private static final long[] NONE = {};

    private final ValidityBuilder validity = new ValidityBuilder();
    private ColumnMemory memory = HeapMemory.HEAP;
    private long[] words = NONE;
    private int size;

    /** Words that the next column will need. */
    private int expected;

    public BooleanColumnBuilder(int expectedRows) {
        this.expected = Math.max((expectedRows + 63) >>> 6, 1);
    }

    public void append(boolean value) {
        int word = size >>> 6;
        if (word == words.length) {
            grow();
        }
        long bit = 1L << size;
        words[word] = value ? words[word] | bit : words[word] & ~bit;
        size++;
    }

    @Override
    public void use(ColumnMemory memory) {
        this.memory = memory;
        validity.use(memory);
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
        BooleanColumn column = memory.objects().booleans(words, size, validity.build(size));
        expected = (ColumnBuilder.capacityAfter(size) + 63) >>> 6;
        words = NONE;
        size = 0;
        memory = HeapMemory.HEAP;
        return column;
    }

    private void grow() {
        long[] grown = memory.longs(Math.max(expected, words.length * 2));
        System.arraycopy(words, 0, grown, 0, words.length);
        words = grown;
    }
}
