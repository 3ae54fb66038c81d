package io.millrace.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantDivisorTest {
    private static final long SEED = 11;

    @Test
    void dividesAsJavaDoes() {
        List<Long> numbers = numbers();
        ScalarArithmeticKernels kernels = new ScalarArithmeticKernels();
        long[] dividends = numbers.stream().mapToLong(Long::longValue).toArray();
        int[] ints = numbers.stream().mapToInt(Long::intValue).toArray();
        long[] out = new long[dividends.length];
        int[] intsOut = new int[ints.length];
        int divisors = 0;
        for (long number : numbers) {
            ConstantDivisor divisor = ConstantDivisor.of(number).orElse(null);
            if (divisor == null) {
                continue;
            }
            divisors++;
            kernels.divide(dividends, divisor, dividends.length, out);
            for (int i = 0; i < out.length; i++) {
                assertThat(out[i]).as(dividends[i] + " / " + number).isEqualTo(dividends[i] / number);
            }
            kernels.modulo(dividends, divisor, dividends.length, out);
            for (int i = 0; i < out.length; i++) {
                assertThat(out[i]).as(dividends[i] + " %% " + number).isEqualTo(dividends[i] % number);
            }
            if (number == (int) number) {
                kernels.divide(ints, divisor, ints.length, intsOut);
                for (int i = 0; i < intsOut.length; i++) {
                    assertThat(intsOut[i]).as(ints[i] + " / " + number).isEqualTo(ints[i] / (int) number);
                }
                kernels.modulo(ints, divisor, ints.length, intsOut);
                for (int i = 0; i < intsOut.length; i++) {
                    assertThat(intsOut[i]).as(ints[i] + " %% " + number).isEqualTo(ints[i] % (int) number);
                }
            }
        }
        assertThat(divisors).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE})
    void someDivisorsAreLeftToTheProcessor(long divisor) {
        assertThat(ConstantDivisor.of(divisor)).isEmpty();
    }

    /** Small ones, what is near each power of two, and random ones of any length; each with its negative. */
    private static List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            for (long near = -2; near <= 2; near++) {
                numbers.add((1L << bit) + near);
                numbers.add(-(1L << bit) + near);
            }
            long any = random.nextLong() >>> bit;
            numbers.add(any);
            numbers.add(-any);
        }
        return numbers;
    }
}
