package io.millrace.kernels.panama;

/** The width of vectors in bits: one for the whole process, because {@link Lanes} are constants. */
final class VectorWidth {
    private static int fixed;

    private VectorWidth() {}

    /**
     * Fixes the width, at the first call.
     *
     * @throws IllegalStateException if it was fixed otherwise before
     */
    static synchronized int fix(int bits) {
        if (fixed == 0) {
            fixed = bits;
        }
        if (fixed != bits) {
            throw new IllegalStateException(
                    "vectors of " + bits + " bits are wanted, but this process has fixed them at " + fixed
                            + "; choose kernels once, at start");
        }
        return fixed;
    }

    /** The width fixed before. */
    static synchronized int bits() {
        if (fixed == 0) {
            throw new IllegalStateException("the width of vectors is not fixed yet");
        }
        return fixed;
    }
}
