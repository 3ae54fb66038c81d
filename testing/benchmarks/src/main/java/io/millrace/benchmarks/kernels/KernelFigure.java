package io.millrace.benchmarks.kernels;

/**
 * What one kernel in one form does on one size of batch.
 *
 * @param nanosPerBatch 0 if it was not measured because its results are wrong
 * @param bytesPerBatch what it allocates
 */
record KernelFigure(
        KernelCase kernel, KernelForm form, Memory memory, double nanosPerBatch, double bytesPerBatch, int runs) {
    /** Anything less is the harness's own. */
    private static final double HARNESS_BYTES = 1;

    boolean checked() {
        return nanosPerBatch > 0;
    }

    boolean allocates() {
        // From memory a batch takes milliseconds, and what the JVM itself allocates meanwhile is shared by few batches.
        return memory == Memory.L1 && bytesPerBatch >= HARNESS_BYTES;
    }

    double rowsPerSecond() {
        return checked() ? memory.rows() * 1e9 / nanosPerBatch : 0;
    }

    double bytesReadPerSecond() {
        return rowsPerSecond() * kernel.bytesRead();
    }
}
