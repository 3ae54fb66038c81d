package io.millrace.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;

/** Against the exact methods of {@link Math}, for all pairs of interesting values. */
class ScalarArithmeticKernelsTest {
    private static final int[] INTS = {
        0, 1, -1, 2, -2, 46340, 46341, -46341, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1
    };
    private static final long[] LONGS = {
        0, 1, -1, 2, -2, 3_037_000_499L, 3_037_000_500L, -3_037_000_500L, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final ArithmeticKernels kernels = new ScalarArithmeticKernels();

    private interface IntKernel {
        boolean apply(int[] left, int[] right, int count, int[] out);
    }

    private interface LongKernel {
        boolean apply(long[] left, long[] right, int count, long[] out);
    }

    @Test
    void ints() {
        checkInts(kernels::add, Math::addExact);
        checkInts(kernels::subtract, Math::subtractExact);
        checkInts(kernels::multiply, Math::multiplyExact);
        checkInts(kernels::divide, Math::divideExact);
        checkInts(kernels::modulo, (a, b) -> a % b);
        checkInts((a, b, count, out) -> kernels.negate(a, count, out), (a, b) -> Math.negateExact(a));
    }

    @Test
    void longs() {
        checkLongs(kernels::add, Math::addExact);
        checkLongs(kernels::subtract, Math::subtractExact);
        checkLongs(kernels::multiply, Math::multiplyExact);
        checkLongs(kernels::divide, Math::divideExact);
        checkLongs(kernels::modulo, (a, b) -> a % b);
        checkLongs((a, b, count, out) -> kernels.negate(a, count, out), (a, b) -> Math.negateExact(a));
    }

    @Test
    void onlyDivisionOfDoublesCanFail() {
        double[] values = {1, Double.MAX_VALUE, Double.NaN};
        double[] zero = {1, -0.0, 1};
        double[] out = new double[3];

        assertThat(kernels.add(values, values, 3, out)).isTrue();
        assertThat(out).containsExactly(2, Double.POSITIVE_INFINITY, Double.NaN);
        assertThat(kernels.subtract(values, values, 3, out)).isTrue();
        assertThat(out).containsExactly(0, 0, Double.NaN);
        assertThat(kernels.multiply(values, values, 3, out)).isTrue();
        assertThat(out).containsExactly(1, Double.POSITIVE_INFINITY, Double.NaN);
        assertThat(kernels.negate(values, 3, out)).isTrue();
        assertThat(out).containsExactly(-1, -Double.MAX_VALUE, Double.NaN);
        assertThat(kernels.divide(values, values, 3, out)).isTrue();
        assertThat(kernels.divide(values, zero, 3, out)).isFalse();
        assertThat(kernels.modulo(values, values, 3, out)).isTrue();
        assertThat(kernels.modulo(values, zero, 3, out)).isFalse();
        assertThat(kernels.modulo(values, zero, 1, out)).isTrue();
    }

    /** Each pair alone must be judged rightly, and one bad pair must spoil a whole column of good ones. */
    private static void checkInts(IntKernel kernel, IntBinaryOperator exact) {
        for (int a : INTS) {
            for (int b : INTS) {
                int[] left = {1, 1, a, 1};
                int[] right = {1, 1, b, 1};
                int[] out = new int[4];
                boolean all = kernel.apply(left, right, 4, out);
                try {
                    int expected = exact.applyAsInt(a, b);
                    assertThat(all).as("%d and %d have a result", a, b).isTrue();
                    assertThat(out[2]).as("%d and %d", a, b).isEqualTo(expected);
                } catch (ArithmeticException noResult) {
                    assertThat(all).as("%d and %d: %s", a, b, noResult).isFalse();
                }
            }
        }
    }

    private static void checkLongs(LongKernel kernel, LongBinaryOperator exact) {
        for (long a : LONGS) {
            for (long b : LONGS) {
                long[] left = {1, 1, a, 1};
                long[] right = {1, 1, b, 1};
                long[] out = new long[4];
                boolean all = kernel.apply(left, right, 4, out);
                try {
                    long expected = exact.applyAsLong(a, b);
                    assertThat(all).as("%d and %d have a result", a, b).isTrue();
                    assertThat(out[2]).as("%d and %d", a, b).isEqualTo(expected);
                } catch (ArithmeticException noResult) {
                    assertThat(all).as("%d and %d: %s", a, b, noResult).isFalse();
                }
            }
        }
    }
}
