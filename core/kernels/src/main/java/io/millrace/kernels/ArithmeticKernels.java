package io.millrace.kernels;

/**
 * Element-wise arithmetic on the first {@code count} rows; {@code out} may be an operand. Each kernel returns whether every
 * row has a result: if not, some row overflowed or was divided by zero, its result is unspecified, and the caller finds
 * out whether that row matters. Doubles overflow to infinity, which is a result.
 */
public interface ArithmeticKernels {
    boolean add(int[] left, int[] right, int count, int[] out);

    boolean add(long[] left, long[] right, int count, long[] out);

    boolean add(double[] left, double[] right, int count, double[] out);

    boolean subtract(int[] left, int[] right, int count, int[] out);

    boolean subtract(long[] left, long[] right, int count, long[] out);

    boolean subtract(double[] left, double[] right, int count, double[] out);

    boolean multiply(int[] left, int[] right, int count, int[] out);

    boolean multiply(long[] left, long[] right, int count, long[] out);

    boolean multiply(double[] left, double[] right, int count, double[] out);

    /** Truncates toward zero. */
    boolean divide(int[] left, int[] right, int count, int[] out);

    /** Truncates toward zero. */
    boolean divide(long[] left, long[] right, int count, long[] out);

    boolean divide(double[] left, double[] right, int count, double[] out);

    /** The remainder has the sign of {@code left}. */
    boolean modulo(int[] left, int[] right, int count, int[] out);

    /** The remainder has the sign of {@code left}. */
    boolean modulo(long[] left, long[] right, int count, long[] out);

    /** The remainder has the sign of {@code left}. */
    boolean modulo(double[] left, double[] right, int count, double[] out);

    /** Every row has a result. */
    void divide(int[] left, ConstantDivisor divisor, int count, int[] out);

    /** Every row has a result. */
    void divide(long[] left, ConstantDivisor divisor, int count, long[] out);

    /** Every row has a result. */
    void modulo(int[] left, ConstantDivisor divisor, int count, int[] out);

    /** Every row has a result. */
    void modulo(long[] left, ConstantDivisor divisor, int count, long[] out);

    boolean negate(int[] values, int count, int[] out);

    boolean negate(long[] values, int count, long[] out);

    boolean negate(double[] values, int count, double[] out);
}
