package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BitFunctionsTest {
    private static final int LEAST = Integer.MIN_VALUE;
    private static final long LEAST_LONG = Long.MIN_VALUE;

    static Stream<Arguments> results() {
        return Stream.of(
                arguments("BIT_AND(i, j)", values("i", 0b1100, "j", 0b1010), 0b1000),
                arguments("BIT_AND(i, j)", values("i", -1, "j", LEAST), LEAST),
                arguments("BIT_AND(i, j)", values("i", 7), null),
                arguments("BIT_AND(i, l)", values("i", -1, "l", 1L << 40), 1L << 40),
                arguments("BIT_AND(l, 255)", values("l", 0x1234L), 0x34L),
                arguments("BIT_OR(i, j)", values("i", 0b1100, "j", 0b1010), 0b1110),
                arguments("BIT_OR(l, i)", values("l", 0L, "i", -1), -1L),
                arguments("BIT_OR(l, i)", values("i", -1), null),
                arguments("BIT_XOR(i, j)", values("i", 0b1100, "j", 0b1010), 0b0110),
                arguments("BIT_XOR(l, l)", values("l", LEAST_LONG), 0L),
                arguments("BIT_NOT(i)", values("i", 0), -1),
                arguments("BIT_NOT(l)", values("l", LEAST_LONG), Long.MAX_VALUE),
                arguments("BIT_NOT(l)", values(), null),
                arguments("SHIFT_LEFT(i, j)", values("i", 1, "j", 31), LEAST),
                arguments("SHIFT_LEFT(i, j)", values("i", 1, "j", 32), 1),
                arguments("SHIFT_LEFT(i, j)", values("i", 1, "j", -1), LEAST),
                arguments("SHIFT_LEFT(l, i)", values("l", 1L, "i", 32), 1L << 32),
                arguments("SHIFT_LEFT(l, i)", values("l", 1L, "i", 64), 1L),
                arguments("SHIFT_LEFT(l, i)", values("l", 1L), null),
                arguments("SHIFT_LEFT(l, i)", values("i", 1), null),
                arguments("SHIFT_RIGHT(i, j)", values("i", -48, "j", 4), -3),
                arguments("SHIFT_RIGHT(i, j)", values("i", LEAST, "j", 31), -1),
                arguments("SHIFT_RIGHT(l, i)", values("l", LEAST_LONG, "i", 63), -1L),
                arguments("SHIFT_RIGHT_UNSIGNED(i, j)", values("i", -1, "j", 28), 15),
                arguments("SHIFT_RIGHT_UNSIGNED(l, i)", values("l", -1L, "i", 60), 15L),
                arguments("SHIFT_RIGHT_UNSIGNED(l, i)", values("l", -1L, "i", 0), -1L),
                arguments("BIT_COUNT(i)", values("i", -1), 32),
                arguments("BIT_COUNT(i)", values("i", 0), 0),
                arguments("BIT_COUNT(l)", values("l", -1L), 64),
                arguments("BIT_COUNT(l)", values(), null),
                arguments("LEADING_ZEROS(i)", values("i", 0), 32),
                arguments("LEADING_ZEROS(i)", values("i", -1), 0),
                arguments("LEADING_ZEROS(l)", values("l", 0L), 64),
                arguments("LEADING_ZEROS(l)", values("l", 1L), 63),
                arguments("TRAILING_ZEROS(i)", values("i", 0), 32),
                arguments("TRAILING_ZEROS(i)", values("i", LEAST), 31),
                arguments("TRAILING_ZEROS(l)", values("l", 0L), 64),
                arguments("TRAILING_ZEROS(l)", values("l", 12L), 2));
    }

    @ParameterizedTest
    @MethodSource("results")
    void computes(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Cases.check(expression(sql), row, expected);
    }
}
