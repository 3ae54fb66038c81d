package io.millrace.kernels;

import java.util.Arrays;

/** Plain loops. */
public final class ScalarByteKernels implements ByteKernels {
    @Override
    public int indexOf(byte[] data, int from, int to, byte[] sought) {
        int length = sought.length;
        if (length == 0) {
            return from;
        }
        byte first = sought[0];
        byte last = sought[length - 1];
        for (int at = from; at <= to - length; at++) {
            if (data[at] == first
                    && data[at + length - 1] == last
                    && Arrays.equals(data, at, at + length, sought, 0, length)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public boolean isAscii(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void copy(byte[] source, int[] starts, int[] lengths, int from, int to, byte[] target, int at) {
        int next = at;
        for (int i = from; i < to; i++) {
            System.arraycopy(source, starts[i], target, next, lengths[i]);
            next += lengths[i];
        }
    }

    @Override
    public boolean allStartWith(byte[] data, int[] places, int from, int to, byte[] padded, int length) {
        for (int i = from; i < to; i++) {
            if (!Arrays.equals(data, places[i], places[i] + length, padded, 0, length)) {
                return false;
            }
        }
        return true;
    }
}
