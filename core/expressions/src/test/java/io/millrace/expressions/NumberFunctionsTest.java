package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NumberFunctionsTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    static Stream<Arguments> results() {
        return Stream.of(
                arguments("ABS(i)", values("i", -7), 7),
                arguments("ABS(i)", values("i", Integer.MAX_VALUE), Integer.MAX_VALUE),
                arguments("ABS(i)", values(), null),
                arguments("ABS(l)", values("l", -Long.MAX_VALUE), Long.MAX_VALUE),
                arguments("ABS(d)", values("d", -0.0), 0.0),
                arguments("ABS(d)", values("d", -INFINITE), INFINITE),
                arguments("ABS(d)", values("d", NAN), NAN),
                arguments("ABS(-2.5)", values(), new BigDecimal("2.5")),
                arguments("CEIL(d)", values("d", -0.5), -0.0),
                arguments("CEIL(d)", values("d", 1.000001), 2.0),
                arguments("CEIL(i)", values("i", 3), 3),
                arguments("FLOOR(d)", values("d", -0.5), -1.0),
                arguments("FLOOR(d)", values("d", 1e300), 1e300),
                arguments("FLOOR(l)", values("l", -3L), -3L),
                arguments("FLOOR(l)", values(), null),
                arguments("ROUND(d)", values("d", 0.5), 1.0),
                arguments("ROUND(d)", values("d", -0.5), -1.0),
                arguments("ROUND(d)", values("d", 2.5), 3.0),
                arguments("ROUND(d)", values("d", 0.49999999999999994), 0.0),
                arguments("ROUND(d)", values("d", -0.2), -0.0),
                arguments("ROUND(d)", values("d", 4503599627370497.0), 4503599627370497.0),
                arguments("ROUND(d)", values("d", NAN), NAN),
                arguments("ROUND(d)", values("d", -INFINITE), -INFINITE),
                arguments("ROUND(d, i)", values("d", 3.14159, "i", 2), 3.14),
                arguments("ROUND(d, i)", values("d", -3.146, "i", 2), -3.15),
                arguments("ROUND(d, i)", values("d", 1234.5, "i", -2), 1200.0),
                arguments("ROUND(d, i)", values("d", 1250.0, "i", -2), 1300.0),
                arguments("ROUND(d, i)", values("d", 1e300, "i", 5), 1e300),
                arguments("ROUND(d, i)", values("d", 1.5, "i", 400), 1.5),
                arguments("ROUND(d, i)", values("d", 1.5, "i", -400), 0.0),
                arguments("ROUND(d, i)", values("d", 1.5, "i", Integer.MIN_VALUE), 0.0),
                arguments("ROUND(d, i)", values("d", 7e30, "i", -31), 1e31),
                arguments("ROUND(d, i)", values("d", 1.5), null),
                arguments("ROUND(i)", values("i", 15), 15),
                arguments("ROUND(i, j)", values("i", 15, "j", -1), 20),
                arguments("ROUND(i, j)", values("i", -15, "j", -1), -20),
                arguments("ROUND(i, j)", values("i", 14, "j", -1), 10),
                arguments("ROUND(i, j)", values("i", 14, "j", 3), 14),
                arguments("ROUND(i, j)", values("i", Integer.MAX_VALUE, "j", -10), 0),
                arguments("ROUND(l, i)", values("l", Long.MIN_VALUE, "i", -20), 0L),
                arguments("ROUND(l, i)", values("l", 4_999_999_999_999_999_999L, "i", -19), 0L),
                arguments("ROUND(l, i)", values("l", 5_000_000_000_000_000_000L, "i", -18), 5_000_000_000_000_000_000L),
                arguments("SIGN(i)", values("i", -7), -1),
                arguments("SIGN(l)", values("l", Long.MAX_VALUE), 1L),
                arguments("SIGN(d)", values("d", -0.5), -1.0),
                arguments("SIGN(d)", values("d", 0.0), 0.0),
                arguments("SIGN(d)", values("d", NAN), NAN),
                arguments("SQRT(d)", values("d", 0.0), 0.0),
                arguments("SQRT(i)", values("i", 16), 4.0),
                arguments("SQRT(d)", values("d", NAN), NAN),
                arguments("SQRT(d)", values("d", INFINITE), INFINITE),
                arguments("SQRT(d)", values(), null),
                arguments("POW(d, e)", values("d", 2.0, "e", -1.0), 0.5),
                arguments("POW(d, e)", values("d", -8.0, "e", 3.0), -512.0),
                arguments("POW(d, e)", values("d", 0.0, "e", 0.0), 1.0),
                arguments("POW(d, e)", values("d", 10.0, "e", 400.0), INFINITE),
                arguments("POW(d, e)", values("d", NAN, "e", 2.0), NAN),
                arguments("POW(d, e)", values("d", 2.0), null),
                arguments("EXP(d)", values("d", -0.0), 1.0),
                arguments("EXP(d)", values("d", 1000.0), INFINITE),
                arguments("EXP(d)", values("d", -INFINITE), 0.0),
                arguments("LN(d)", values("d", StrictMath.E), 1.0),
                arguments("LN(d)", values("d", INFINITE), INFINITE),
                arguments("LN(d)", values("d", NAN), NAN),
                arguments("LOG10(d)", values("d", 0.001), -3.0),
                arguments("LOG10(i)", values("i", 1), 0.0),
                arguments("MOD(i, j)", values("i", 7, "j", -3), 1),
                arguments("MOD(d, e)", values("d", -7.5, "e", 2.0), -1.5),
                arguments("MOD(i, l)", values("i", 7), null),
                arguments("GREATEST(i, j, 3)", values("i", 1, "j", 9), 9),
                arguments("GREATEST(i, j)", values("i", 1), null),
                arguments("GREATEST(i, l)", values("i", 1, "l", -1L), 1L),
                arguments("GREATEST(d, e)", values("d", NAN, "e", INFINITE), NAN),
                arguments("GREATEST(d, e)", values("d", -0.0, "e", 0.0), 0.0),
                arguments("GREATEST(s, t)", values("s", "a", "t", "é"), "é"),
                arguments("GREATEST(s, t)", values("s", "abc", "t", "ab"), "abc"),
                arguments("GREATEST(s)", values("s", "abc"), "abc"),
                arguments("LEAST(d, e)", values("d", NAN, "e", INFINITE), INFINITE),
                arguments("LEAST(d, e)", values("d", 0.0, "e", -0.0), -0.0),
                arguments("LEAST(i, j, 3)", values("i", 1, "j", 9), 1),
                arguments("LEAST(s, t)", values("s", "", "t", "a"), ""),
                arguments("LEAST(u, v)", values("u", Instant.EPOCH, "v", Instant.ofEpochSecond(1)), Instant.EPOCH));
    }

    @ParameterizedTest
    @MethodSource("results")
    void computes(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Cases.check(expression(sql), row, expected);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments("ABS(i)", values("i", Integer.MIN_VALUE), "EXPRESSION_OVERFLOW", "-2147483648"),
                arguments("ABS(l)", values("l", Long.MIN_VALUE), "EXPRESSION_OVERFLOW", "-9223372036854775808"),
                arguments("ROUND(i, j)", values("i", Integer.MAX_VALUE, "j", -1), "EXPRESSION_OVERFLOW", "2147483647"),
                arguments("ROUND(l, i)", values("l", Long.MAX_VALUE, "i", -1), "EXPRESSION_OVERFLOW", "-1"),
                arguments("ROUND(l, i)", values("l", Long.MIN_VALUE, "i", -19), "EXPRESSION_OVERFLOW", "-19"),
                arguments("SQRT(d)", values("d", -1e-9), "EXPRESSION_ARGUMENT_INVALID", "-1.0E-9"),
                arguments("LN(d)", values("d", 0.0), "EXPRESSION_ARGUMENT_INVALID", "above 0"),
                arguments("LN(d)", values("d", -INFINITE), "EXPRESSION_ARGUMENT_INVALID", "-Infinity"),
                arguments("LOG10(d)", values("d", -0.0), "EXPRESSION_ARGUMENT_INVALID", "LOG10(d)"),
                arguments("POW(d, e)", values("d", -8.0, "e", 0.5), "EXPRESSION_ARGUMENT_INVALID", "-8.0 and 0.5"),
                arguments("POW(d, e)", values("d", 0.0, "e", -1.0), "EXPRESSION_ARGUMENT_INVALID", "0.0 and -1.0"),
                arguments("MOD(i, j)", values("i", 7, "j", 0), "EXPRESSION_DIVISION_BY_ZERO", "7"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void refuses(String sql, List<@Nullable Object> row, String code, String part) {
        assertThat(Cases.checkFails(expression(sql), row))
                .hasMessageContaining(part)
                .extracting("code")
                .isEqualTo(code);
    }
}
