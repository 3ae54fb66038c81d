package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.model.error.MillraceException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArithmeticTest {
    private static final int INT_MIN = Integer.MIN_VALUE;
    private static final int INT_MAX = Integer.MAX_VALUE;
    private static final long MIN = Long.MIN_VALUE;
    private static final long MAX = Long.MAX_VALUE;

    static Stream<Arguments> results() {
        return Stream.of(
                arguments("i + j", values("i", 2, "j", 3), 5),
                arguments("i + j", values("i", INT_MAX, "j", INT_MIN), -1),
                arguments("i + j", values("i", INT_MAX, "j", 0), INT_MAX),
                arguments("i + j", values("i", 2), null),
                arguments("i + j", values("j", 2), null),
                arguments("i + 1", values("i", INT_MAX - 1), INT_MAX),
                arguments("l + m", values("l", MAX, "m", MIN), -1L),
                arguments("i + l", values("i", INT_MAX, "l", 1L), INT_MAX + 1L),
                arguments("d + e", values("d", 0.5, "e", 0.25), 0.75),
                arguments("d + e", values("d", Double.MAX_VALUE, "e", Double.MAX_VALUE), Double.POSITIVE_INFINITY),
                arguments("d + e", values("d", Double.NaN, "e", 1.0), Double.NaN),
                arguments("d + i", values("d", 0.5, "i", 1), 1.5),
                arguments("i - j", values("i", 2, "j", 3), -1),
                arguments("i - j", values("i", -1, "j", INT_MIN), INT_MAX),
                arguments("l - m", values("l", -1L, "m", MIN), MAX),
                arguments("l - m", values("l", 1L), null),
                arguments("d - e", values("d", 0.0, "e", 0.0), 0.0),
                arguments("i * j", values("i", -65536, "j", 32768), INT_MIN),
                arguments("l * m", values("l", 3_037_000_499L, "m", 3_037_000_499L), 9_223_372_030_926_249_001L),
                arguments("l * m", values("l", MIN, "m", 1L), MIN),
                arguments("l * m", values("m", 1L), null),
                arguments("d * e", values("d", -0.0, "e", 2.0), -0.0),
                arguments("i / j", values("i", 7, "j", 2), 3),
                arguments("i / j", values("i", -7, "j", 2), -3),
                arguments("i / j", values("i", 7, "j", null), null),
                arguments("i / j", values("i", null, "j", 0), null),
                arguments("l / m", values("l", MIN, "m", 1L), MIN),
                arguments("l / m", values("l", -7L, "m", -2L), 3L),
                arguments("d / e", values("d", 1.0, "e", 4.0), 0.25),
                arguments("d / e", values("d", null, "e", 0.0), null),
                arguments("i % j", values("i", -7, "j", 2), -1),
                arguments("i % j", values("i", 7, "j", -2), 1),
                arguments("i % j", values("i", INT_MIN, "j", -1), 0),
                arguments("l % m", values("l", MIN, "m", -1L), 0L),
                arguments("l % m", values("l", null, "m", 0L), null),
                arguments("d % e", values("d", -7.5, "e", 2.0), -1.5),
                arguments("i / 7", values("i", INT_MIN), INT_MIN / 7),
                arguments("i % 7", values("i", INT_MIN), INT_MIN % 7),
                arguments("i % -7", values("i", 15), 1),
                arguments("i / 2 % 3", values("i", -9), -1),
                arguments("i % 3", values("i", null), null),
                arguments("i / 1", values("i", INT_MIN), INT_MIN),
                arguments("i % -1", values("i", INT_MIN), 0),
                arguments("l / -10", values("l", MIN), MIN / -10),
                arguments("l / 3 + l / 3", values("l", MAX), MAX / 3 * 2),
                arguments("MOD(l, 123)", values("l", MIN), MIN % 123),
                arguments("MOD(l, 123)", values("l", null), null),
                arguments("l % 9223372036854775807", values("l", MIN), -1L),
                arguments("-i", values("i", 5), -5),
                arguments("-i", values("i", INT_MAX), -INT_MAX),
                arguments("-l", values("l", null), null),
                arguments("-l", values("l", MAX), -MAX),
                arguments("-d", values("d", 0.0), -0.0),
                arguments("(i + j) * (i - j)", values("i", 5, "j", 3), 16),
                arguments("i", values("i", 5), 5),
                arguments("2e0", values(), 2.0),
                arguments("'text'", values(), "text"),
                arguments("CAST(NULL AS BIGINT)", values(), null));
    }

    @ParameterizedTest
    @MethodSource("results")
    void computes(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Cases.check(expression(sql), row, expected);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("i + j", values("i", INT_MAX, "j", 1), "EXPRESSION_OVERFLOW", "2147483647 and 1"),
                arguments("i + j", values("i", INT_MIN, "j", -1), "EXPRESSION_OVERFLOW", "INT"),
                arguments("l + m", values("l", MAX, "m", 1L), "EXPRESSION_OVERFLOW", "BIGINT"),
                arguments("i - j", values("i", INT_MIN, "j", 1), "EXPRESSION_OVERFLOW", "i - j"),
                arguments("l - m", values("l", 0L, "m", MIN), "EXPRESSION_OVERFLOW", "l - m"),
                arguments("i * j", values("i", 65536, "j", 32768), "EXPRESSION_OVERFLOW", "65536 and 32768"),
                arguments("l * m", values("l", 3_037_000_500L, "m", 3_037_000_500L), "EXPRESSION_OVERFLOW", "l * m"),
                arguments("l * m", values("l", MIN, "m", -1L), "EXPRESSION_OVERFLOW", "l * m"),
                arguments("l * m", values("l", -1L, "m", MIN), "EXPRESSION_OVERFLOW", "l * m"),
                arguments("i / j", values("i", INT_MIN, "j", -1), "EXPRESSION_OVERFLOW", "i / j"),
                arguments("l / m", values("l", MIN, "m", -1L), "EXPRESSION_OVERFLOW", "l / m"),
                arguments("-i", values("i", INT_MIN), "EXPRESSION_OVERFLOW", "are -2147483648"),
                arguments("-l", values("l", MIN), "EXPRESSION_OVERFLOW", "BIGINT"),
                arguments("i / j", values("i", 7, "j", 0), "EXPRESSION_DIVISION_BY_ZERO", "'i / j': the dividend is 7"),
                arguments("i % j", values("i", 7, "j", 0), "EXPRESSION_DIVISION_BY_ZERO", "i % j"),
                arguments("l / m", values("l", 7L, "m", 0L), "EXPRESSION_DIVISION_BY_ZERO", "l / m"),
                arguments("l % m", values("l", 7L, "m", 0L), "EXPRESSION_DIVISION_BY_ZERO", "l % m"),
                arguments("d / e", values("d", 0.0, "e", 0.0), "EXPRESSION_DIVISION_BY_ZERO", "d / e"),
                arguments("d / e", values("d", 1.0, "e", -0.0), "EXPRESSION_DIVISION_BY_ZERO", "d / e"),
                arguments("d % e", values("d", 1.0, "e", 0.0), "EXPRESSION_DIVISION_BY_ZERO", "d % e"),
                arguments("1 + i / j", values("i", 7, "j", 0), "EXPRESSION_DIVISION_BY_ZERO", "'i / j'"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void refuses(String sql, List<@Nullable Object> row, String code, String named) {
        MillraceException failure = Cases.checkFails(expression(sql), row);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(named);
    }
}
