package io.millrace.model.data;

/**
 * Builds STRING and BYTES columns. A value is appended whole, or in pieces with {@link #write} and {@link #endValue()}.
 * The bytes of one batch are limited to 2 GiB; batches are cut long before by the rows and bytes that sources deliver.
 */
public final class BytesColumnBuilder implements ColumnBuilder {
    private static final int EXPECTED_BYTES_A_ROW = 8;

    private static final byte[] NOTHING = {};

    private final ValidityBuilder validity = new ValidityBuilder();
    private final OffsetsBuilder offsets;
    private ColumnMemory memory = HeapMemory.HEAP;
    private byte[] data = NOTHING;
    private int length;

    /** Bytes that the next column will need. */
    private int expected;

    public BytesColumnBuilder(int expectedRows) {
        this.expected = Math.max(expectedRows, 1) * EXPECTED_BYTES_A_ROW;
        this.offsets = new OffsetsBuilder(expectedRows);
    }

    public void append(byte[] source, int from, int count) {
        write(source, from, count);
        endValue();
    }

    public void append(byte[] value) {
        append(value, 0, value.length);
    }

    /** Adds bytes to the value under construction. */
    public void write(byte[] source, int from, int count) {
        if (count > data.length - length) {
            grow(count);
        }
        System.arraycopy(source, from, data, length, count);
        length += count;
    }

    /** Adds one byte to the value under construction. */
    public void write(byte value) {
        if (length == data.length) {
            grow(1);
        }
        data[length++] = value;
    }

    /** Ends the value under construction. */
    public void endValue() {
        offsets.end(length);
    }

    /**
     * An array with room for {@code count} more bytes from {@link #length()} on. Those written there become values by
     * {@link #endValues}.
     */
    public byte[] reserve(int count) {
        if (count > data.length - length) {
            grow(count);
        }
        return data;
    }

    /** The number of bytes of all values so far. */
    public int length() {
        return length;
    }

    /** Ends values of the lengths {@code from .. to}, which stand one behind the other in what {@link #reserve} gave. */
    public void endValues(int[] lengths, int from, int to) {
        offsets.end(lengths, from, to);
        length = offsets.length();
    }

    @Override
    public void use(ColumnMemory memory) {
        this.memory = memory;
        validity.use(memory);
        offsets.use(memory);
    }

    @Override
    public void appendNull() {
        endValue();
        validity.setNull(size() - 1);
    }

    @Override
    public int size() {
        return offsets.size();
    }

    /** Also drops a value under construction. */
    @Override
    public void truncate(int size) {
        validity.truncate(size, size());
        length = offsets.truncate(size);
    }

    @Override
    public BytesColumn build() {
        int size = size();
        BytesColumn column = memory.objects().bytes(data, offsets.build(), size, validity.build(size));
        expected = ColumnBuilder.capacityAfter(length);
        data = NOTHING;
        length = 0;
        memory = HeapMemory.HEAP;
        return column;
    }

    private void grow(int count) {
        long needed = (long) length + count;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("more than 2 GiB of text in one batch: " + needed + " bytes");
        }
        long room = Math.max(expected, Math.max(needed, 2L * data.length));
        byte[] grown = memory.bytes((int) Math.min(room, Integer.MAX_VALUE - 8));
        System.arraycopy(data, 0, grown, 0, length);
        data = grown;
    }
}
