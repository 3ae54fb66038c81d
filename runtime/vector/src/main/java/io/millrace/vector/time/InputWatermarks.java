package io.millrace.vector.time;

import java.util.Arrays;

/** The watermark of a tasklet with several inputs: the least of those that are not idle and have not ended. Used by one thread. */
public final class InputWatermarks {
    private final long[] watermarks;
    private final boolean[] silent;
    private long current = SplitWatermarks.NONE;

    public InputWatermarks(int inputs) {
        this.watermarks = new long[inputs];
        this.silent = new boolean[inputs];
        Arrays.fill(watermarks, SplitWatermarks.NONE);
    }

    public void observe(int input, long millis) {
        watermarks[input] = millis;
        silent[input] = false;
    }

    /** The input holds nothing back until its next watermark; for good if it has ended. */
    public void silence(int input) {
        silent[input] = true;
    }

    /** Whether no input has anything to say. */
    public boolean isSilent() {
        for (boolean one : silent) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    /** The watermark now; never goes back. */
    public long advance() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < watermarks.length; i++) {
            if (!silent[i]) {
                least = Math.min(least, watermarks[i]);
            }
        }
        if (least != Long.MAX_VALUE) {
            current = Math.max(current, least);
        }
        return current;
    }
}
