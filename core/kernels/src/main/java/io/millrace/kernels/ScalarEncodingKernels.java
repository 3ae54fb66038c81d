package io.millrace.kernels;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Plain loops. C2 makes SIMD of {@link #add} and {@link #deltas} by itself. A running sum is kept in a register: an addition a number, which vectors do not
 * beat. The dictionary is loads that depend on one another either way: gathering by vectors is slower than copying text by text.
 */
public final class ScalarEncodingKernels implements EncodingKernels {
    private static final int EMPTY = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Bytes of a text that is copied without a loop. */
    private static final int SHORT = 2 * Long.BYTES;

    @Override
    public void add(long[] values, int count, long addend) {
        for (int i = 0; i < count; i++) {
            values[i] += addend;
        }
    }

    @Override
    public void deltas(long[] values, int count, long[] deltas) {
        for (int i = 0; i < count - 1; i++) {
            deltas[i] = values[i + 1] - values[i];
        }
    }

    @Override
    public void sums(long[] values, int count, long step) {
        long sum = count == 0 ? 0 : values[0];
        for (int i = 1; i < count; i++) {
            sum += values[i] + step;
            values[i] = sum;
        }
    }

    @Override
    public int runStarts(long[] values, int count, int[] starts) {
        if (count == 0) {
            return 0;
        }
        starts[0] = 0;
        int runs = 1;
        for (int i = 1; i < count; i++) {
            // Always stored, kept if a run begins: a branch would be guessed wrongly.
            starts[runs] = i;
            runs += values[i] != values[i - 1] ? 1 : 0;
        }
        return runs;
    }

    @Override
    public void expand(long[] values, int[] ends, int runs, long[] out) {
        int at = 0;
        for (int run = 0; run < runs; run++) {
            Arrays.fill(out, at, ends[run], values[run]);
            at = ends[run];
        }
    }

    @Override
    public int number(
            byte[] data,
            int[] offsets,
            int count,
            long[] hashes,
            int mostEntries,
            int[] slots,
            long[] codes,
            int[] entries) {
        Arrays.fill(slots, EMPTY);
        int mask = slots.length - 1;
        int size = 0;
        for (int i = 0; i < count; i++) {
            int slot = (int) hashes[i] & mask;
            while (slots[slot] != EMPTY && !equal(data, offsets, hashes, entries[slots[slot]], i)) {
                slot = (slot + 1) & mask;
            }
            if (slots[slot] == EMPTY) {
                if (size == mostEntries) {
                    return -1;
                }
                entries[size] = i;
                slots[slot] = size++;
            }
            codes[i] = slots[slot];
        }
        return size;
    }

    private static boolean equal(byte[] data, int[] offsets, long[] hashes, int a, int b) {
        return hashes[a] == hashes[b]
                && Arrays.equals(data, offsets[a], offsets[a + 1], data, offsets[b], offsets[b + 1]);
    }

    @Override
    public void gather(byte[] data, int[] offsets, long[] codes, int count, byte[] out, int[] outOffsets) {
        for (int i = 0; i < count; i++) {
            int code = (int) codes[i];
            int from = offsets[code];
            int to = outOffsets[i];
            int length = offsets[code + 1] - from;
            if (length <= SHORT && from <= data.length - SHORT && to <= outOffsets[count] - SHORT) {
                // Two words whatever the length; the next text goes over what is too much.
                LONGS.set(out, to, (long) LONGS.get(data, from));
                LONGS.set(out, to + Long.BYTES, (long) LONGS.get(data, from + Long.BYTES));
            } else {
                System.arraycopy(data, from, out, to, length);
            }
        }
    }
}
