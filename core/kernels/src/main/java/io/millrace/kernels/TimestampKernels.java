package io.millrace.kernels;

/** What watermarks and windows ask of a column of event times, in whatever unit. */
public interface TimestampKernels {
    /** The least of {@code values[from .. to)}; {@link Long#MAX_VALUE} of none. */
    long min(long[] values, int from, int to);

    /** The greatest of {@code values[from .. to)}; {@link Long#MIN_VALUE} of none. */
    long max(long[] values, int from, int to);
}
