package io.millrace.kernels;

import java.util.Locale;

/** What there is a form in SIMD of, as it is counted and measured. */
public enum SimdOperation {
    /** {@link ComparisonKernels} with a range. */
    RANGE,
    /** {@link ComparisonKernels} of two columns. */
    COMPARE,
    BITS_TO_ROWS,
    SUM,
    MIN,
    MAX,
    /** {@link DeviationKernels}. */
    DEVIATIONS,
    WINDOW_END,
    /** {@link LookUpKernels}. */
    LOOK_UP,
    TEXT_SEARCH,
    ASCII,
    /** {@link ByteKernels#allStartWith}. */
    PREFIX,
    /** Of pieces of text to a column. */
    COPY,
    /** {@link SeparatorKernels}, counted once for up to 128 records. */
    SEPARATORS,
    /** {@link BitPackingKernels#unpack}. */
    UNPACK,
    /** {@link EncodingKernels#runStarts}. */
    RUN_STARTS;

    /** The value of the label {@code operation} of metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
