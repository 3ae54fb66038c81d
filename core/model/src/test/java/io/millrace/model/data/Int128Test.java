package io.millrace.model.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.DataType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The register against BigInteger and BigDecimal. */
class Int128Test {
    private static final BigInteger NINES = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
    private static final List<RoundingMode> MODES =
            List.of(RoundingMode.DOWN, RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.HALF_UP);

    /** Of up to 38 digits, with few and with many, and the edges of words. */
    @Provide
    Arbitrary<BigInteger> decimals() {
        Arbitrary<BigInteger> edges = Arbitraries.of(Stream.of(
                        BigInteger.ZERO,
                        BigInteger.ONE,
                        BigInteger.valueOf(Long.MAX_VALUE),
                        BigInteger.valueOf(Long.MIN_VALUE),
                        BigInteger.ONE.shiftLeft(64),
                        BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE),
                        BigInteger.ONE.shiftLeft(63),
                        BigInteger.TEN.pow(18),
                        BigInteger.TEN.pow(19),
                        NINES)
                .flatMap(edge -> Stream.of(edge, edge.negate()))
                .toList());
        Arbitrary<BigInteger> any = Combinators.combine(
                        Arbitraries.bigIntegers().between(NINES.negate(), NINES),
                        Arbitraries.integers().between(0, 37))
                .as((value, digits) -> value.divide(BigInteger.TEN.pow(digits)));
        return Arbitraries.oneOf(edges, any);
    }

    @Property
    void holdsWhatIsSet(@ForAll("decimals") BigInteger value) {
        assertThat(of(value).toBigInteger()).isEqualTo(value);
        assertThat(of(value).signum()).isEqualTo(value.signum());
        assertThat(of(value).isLong()).isEqualTo(value.bitLength() < 64);
    }

    @Property
    void compares(@ForAll("decimals") BigInteger a, @ForAll("decimals") BigInteger b) {
        Int128 x = of(a);
        Int128 y = of(b);

        assertThat(Integer.signum(Int128.compare(x.high(), x.low(), y.high(), y.low())))
                .isEqualTo(a.compareTo(b));
    }

    @Property
    void addsAndNegates(@ForAll("decimals") BigInteger a, @ForAll("decimals") BigInteger b) {
        Int128 sum = of(a);
        Int128 other = of(b);

        // Two numbers of 38 digits may be more than 127 bits hold.
        assertThat(sum.add(other.high(), other.low())).isEqualTo(a.add(b).bitLength() < 128);
        if (a.add(b).bitLength() < 128) {
            assertThat(sum.toBigInteger()).isEqualTo(a.add(b));
            sum.negate();
            assertThat(sum.toBigInteger()).isEqualTo(a.add(b).negate());
        }
    }

    @Property
    void multiplies(@ForAll("decimals") BigInteger a, @ForAll("decimals") BigInteger b) {
        Int128 product = of(a);
        Int128 other = of(b);

        assertThat(product.multiply(other.high(), other.low()))
                .isEqualTo(a.multiply(b).abs().bitLength() < 128);
        if (a.multiply(b).abs().bitLength() < 128) {
            assertThat(product.toBigInteger()).isEqualTo(a.multiply(b));
        }
    }

    @Property
    void countsDigits(@ForAll("decimals") BigInteger value, @ForAll @IntRange(min = 1, max = 38) int digits) {
        assertThat(of(value).fits(digits)).isEqualTo(value.abs().compareTo(BigInteger.TEN.pow(digits)) < 0);
    }

    @Test
    void tellsTheLastNumberThatFitsFromTheFirstThatDoesNot() {
        for (int digits = 1; digits <= 38; digits++) {
            BigInteger power = BigInteger.TEN.pow(digits);
            assertThat(of(power).fits(digits)).isFalse();
            assertThat(of(power.negate()).fits(digits)).isFalse();
            assertThat(of(power.subtract(BigInteger.ONE)).fits(digits)).isTrue();
            assertThat(of(BigInteger.ONE.subtract(power)).fits(digits)).isTrue();
        }
    }

    @Property
    void scales(@ForAll("decimals") BigInteger value, @ForAll @IntRange(max = 38) int digits) {
        BigInteger product = value.multiply(BigInteger.TEN.pow(digits));
        Int128 up = of(value);
        assertThat(up.scaleUp(digits)).isEqualTo(product.abs().bitLength() < 128);
        if (product.abs().bitLength() < 128) {
            assertThat(up.toBigInteger()).isEqualTo(product);
        }
        for (RoundingMode mode : MODES) {
            Int128 down = of(value);
            down.scaleDown(digits, mode);
            assertThat(down.toBigInteger())
                    .isEqualTo(new BigDecimal(value, digits).setScale(0, mode).unscaledValue());
        }
    }

    @Property
    void divides(
            @ForAll long dividend,
            @ForAll @IntRange(max = 38) int digits,
            @ForAll long divisor,
            @ForAll @IntRange(max = 62) int shorter) {
        long by = divisor >> shorter == 0 ? 3 : divisor >> shorter;
        BigDecimal exact = BigDecimal.valueOf(dividend).scaleByPowerOfTen(digits);
        BigInteger quotient =
                exact.divide(BigDecimal.valueOf(by), 0, RoundingMode.HALF_UP).toBigInteger();
        Int128 value = new Int128();

        boolean small = Math.abs(by) < Int128.powerOfTen(18) && by != Long.MIN_VALUE;
        assertThat(value.setQuotient(dividend, digits, by))
                .isEqualTo(small && quotient.abs().compareTo(NINES) <= 0);
        if (small && quotient.abs().compareTo(NINES) <= 0) {
            assertThat(value.toBigInteger()).isEqualTo(quotient);
        }
        assertThat(value.setRemainder(dividend, digits, by)).isEqualTo(small || digits == 0);
        if (small || digits == 0) {
            assertThat(value.toBigInteger())
                    .isEqualTo(exact.remainder(BigDecimal.valueOf(by)).toBigInteger());
        }
    }

    @Property
    void roundsToATypeHalfAwayFromZero(
            @ForAll("decimals") BigInteger unscaled,
            @ForAll @IntRange(min = -50, max = 50) int scale,
            @ForAll @IntRange(min = 1, max = 38) int precision,
            @ForAll @IntRange(max = 38) int typeScale) {
        Decimal type = new Decimal(precision, Math.min(precision, typeScale));
        BigDecimal rounded = new BigDecimal(unscaled, scale).setScale(type.scale(), RoundingMode.HALF_UP);
        boolean fits = rounded.unscaledValue().abs().compareTo(BigInteger.TEN.pow(precision)) < 0;
        Int128 value = new Int128();

        assertThat(value.setRounded(new BigDecimal(unscaled, scale), type)).isEqualTo(fits);
        if (fits) {
            assertThat(value.toBigInteger()).isEqualTo(rounded.unscaledValue());
        }
    }

    @Test
    void roundsHugeExponentsWithoutWritingThemOut() {
        Int128 value = new Int128();

        assertThat(value.setRounded(new BigDecimal("1e999999999"), new Decimal(38, 0)))
                .isFalse();
        assertThat(value.setRounded(new BigDecimal("1e-999999999"), new Decimal(38, 38)))
                .isTrue();
        assertThat(value.signum()).isZero();
    }

    @Property
    void givesTheNearestDouble(@ForAll("decimals") BigInteger value, @ForAll @IntRange(max = 38) int digits) {
        assertThat(of(value).toDouble(digits)).isEqualTo(new BigDecimal(value, digits).doubleValue());
    }

    private static Int128 of(BigInteger value) {
        Int128 register = new Int128();
        assertThat(register.set(value)).isTrue();
        return register;
    }
}
