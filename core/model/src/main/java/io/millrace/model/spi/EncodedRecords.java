package io.millrace.model.spi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Values as bytes, one after the other in one array that is used again: what an encoder or a template wrote for the rows
 * of a batch. A value may be absent (null in the terms of the outside).
 */
public final class EncodedRecords {
    private byte[] data = new byte[4096];
    private int[] ends = new int[256];
    private boolean[] absent = new boolean[256];
    private int length;
    private int count;

    /** Forgets all values, keeps the arrays. */
    public void clear() {
        length = 0;
        count = 0;
    }

    public int count() {
        return count;
    }

    /** The bytes of all values. Not a copy; valid until the next write. */
    public byte[] data() {
        return data;
    }

    public int start(int record) {
        return record == 0 ? 0 : ends[record - 1];
    }

    public int length(int record) {
        return ends[record] - start(record);
    }

    public boolean isAbsent(int record) {
        return absent[record];
    }

    /** A copy of one value. */
    public byte[] bytes(int record) {
        return Arrays.copyOfRange(data, start(record), ends[record]);
    }

    public String string(int record) {
        return new String(data, start(record), length(record), StandardCharsets.UTF_8);
    }

    /** Adds a byte to the value under construction. */
    public void write(int value) {
        ensure(1);
        data[length++] = (byte) value;
    }

    /** Adds bytes to the value under construction. */
    public void write(byte[] source, int from, int size) {
        ensure(size);
        System.arraycopy(source, from, data, length, size);
        length += size;
    }

    public void write(byte[] source) {
        write(source, 0, source.length);
    }

    /** Adds text that is known to be ASCII, such as a number. */
    @SuppressWarnings("deprecation") // the one way to copy the low bytes of a string without an intermediate array
    public void writeAscii(String text) {
        int size = text.length();
        ensure(size);
        text.getBytes(0, size, data, length);
        length += size;
    }

    /** Ends the value under construction. */
    public void end() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            absent = Arrays.copyOf(absent, count * 2);
        }
        absent[count] = false;
        ends[count++] = length;
    }

    /** Ends a value that is absent. */
    public void endAbsent() {
        end();
        absent[count - 1] = true;
    }

    /** Makes room for {@code size} more bytes, so that a caller may write to {@link #data()} from {@link #size()} on. */
    public void ensure(int size) {
        if (size > data.length - length) {
            data = Arrays.copyOf(data, Math.max(length + size, data.length * 2));
        }
    }

    /** Bytes written so far. */
    public int size() {
        return length;
    }

    /** Counts bytes that the caller wrote to {@link #data()} itself. */
    public void advance(int size) {
        length += size;
    }
}
