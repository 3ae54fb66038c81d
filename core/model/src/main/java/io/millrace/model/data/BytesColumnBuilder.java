package io.millrace.model.data;

import java.util.Arrays;

/**
 * Builds STRING and BYTES columns. A value is appended whole, or in pieces with {@link #write} and {@link #endValue()}.
 * The bytes of one batch are limited to 2 GiB; batches are cut long before by the rows and bytes that sources deliver.
 */
public final class BytesColumnBuilder implements ColumnBuilder {
    private static final int EXPECTED_BYTES_A_ROW = 8;

    private final ValidityBuilder validity = new ValidityBuilder();
    private byte[] data;
    private int[] offsets;
    private int length;
    private int size;

    public BytesColumnBuilder(int expectedRows) {
        this.data = new byte[Math.max(expectedRows, 1) * EXPECTED_BYTES_A_ROW];
        this.offsets = new int[Math.max(expectedRows, 1) + 1];
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
        size++;
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        offsets[size] = length;
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
        int count = to - from;
        if (count > offsets.length - 1 - size) {
            offsets = Arrays.copyOf(offsets, Math.max(size + count + 1, size * 2));
        }
        int end = length;
        for (int i = 0; i < count; i++) {
            end += lengths[from + i];
            offsets[size + 1 + i] = end;
        }
        length = end;
        size += count;
    }

    @Override
    public void appendNull() {
        endValue();
        validity.setNull(size - 1);
    }

    @Override
    public int size() {
        return size;
    }

    /** Also drops a value under construction. */
    @Override
    public void truncate(int size) {
        validity.truncate(size, this.size);
        this.size = size;
        length = offsets[size];
    }

    @Override
    public BytesColumn build() {
        BytesColumn column = new BytesColumn(data, offsets, size, validity.build(size));
        data = new byte[ColumnBuilder.capacityAfter(length)];
        offsets = new int[ColumnBuilder.capacityAfter(size) + 1];
        length = 0;
        size = 0;
        return column;
    }

    private void grow(int count) {
        long needed = (long) length + count;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("more than 2 GiB of text in one batch: " + needed + " bytes");
        }
        data = Arrays.copyOf(data, (int) Math.min(Math.max(needed, 2L * data.length), Integer.MAX_VALUE - 8));
    }
}
