package io.millrace.kernels;

import java.util.Arrays;

/** A byte at a time. */
public final class ScalarJsonKernels implements JsonKernels {
    @Override
    public void scan(byte[] data, int from, int to, JsonMarks marks) {
        long[] separators = marks.separators();
        int words = (to - from + Long.SIZE - 1) / Long.SIZE;
        Arrays.fill(separators, 0, words, 0);
        separators[words] = -1;
        int quotes = 0;
        boolean plain = true;
        int any = 0;
        for (int i = 0; i < to - from; i++) {
            byte b = data[from + i];
            any |= b;
            plain &= (b < 0 || b >= ' ') && b != '\\';
            quotes += b == '"' ? 1 : 0;
            boolean separator = (quotes & 1) == 0 && (b == ',' || b == '}' || b == ']');
            separators[i >>> 6] |= separator ? 1L << i : 0;
        }
        marks.set(quotes, plain && (quotes & 1) == 0, any >= 0);
    }
}
