package io.millrace.expressions;

import static io.millrace.expressions.Cases.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CastTest {
    private static final int INT_MIN = Integer.MIN_VALUE;
    private static final int INT_MAX = Integer.MAX_VALUE;

    static Stream<Arguments> results() {
        Instant time = Instant.parse("2001-01-31T14:05:00.123456Z");
        return Stream.of(
                arguments("p", true, Scalar.INT, 1),
                arguments("p", false, Scalar.BIGINT, 0L),
                arguments("p", true, Scalar.DOUBLE, 1.0),
                arguments("p", false, Scalar.STRING, "false"),
                arguments("p", true, Scalar.BOOLEAN, true),
                arguments("i", 7, Scalar.BOOLEAN, true),
                arguments("i", 0, Scalar.BOOLEAN, false),
                arguments("i", INT_MIN, Scalar.BIGINT, (long) INT_MIN),
                arguments("i", INT_MAX, Scalar.DOUBLE, (double) INT_MAX),
                arguments("i", INT_MIN, Scalar.STRING, "-2147483648"),
                arguments("l", 256L, Scalar.BOOLEAN, true),
                arguments("l", (long) INT_MIN, Scalar.INT, INT_MIN),
                arguments("l", (1L << 53) + 1, Scalar.DOUBLE, 9_007_199_254_740_992.0),
                arguments("l", Long.MIN_VALUE, Scalar.STRING, "-9223372036854775808"),
                arguments("l", 980_949_900_123_456L, Scalar.TIMESTAMP, time),
                arguments("d", -0.0, Scalar.BOOLEAN, false),
                arguments("d", 0.1, Scalar.BOOLEAN, true),
                arguments("d", 1.9, Scalar.INT, 1),
                arguments("d", -1.9, Scalar.INT, -1),
                arguments("d", INT_MAX + 0.5, Scalar.INT, INT_MAX),
                arguments("d", INT_MIN - 0.5, Scalar.INT, INT_MIN),
                arguments("d", -0x1p63, Scalar.BIGINT, Long.MIN_VALUE),
                arguments("d", 0.1, Scalar.STRING, "0.1"),
                arguments("d", Double.NaN, Scalar.STRING, "NaN"),
                arguments("s", "TRUE", Scalar.BOOLEAN, true),
                arguments("s", " false ", Scalar.BOOLEAN, false),
                arguments("s", "-2147483648", Scalar.INT, INT_MIN),
                arguments("s", " +12 ", Scalar.INT, 12),
                arguments("s", "9223372036854775807", Scalar.BIGINT, Long.MAX_VALUE),
                arguments("s", "0.1", Scalar.DOUBLE, 0.1),
                arguments("s", "-1.5e3", Scalar.DOUBLE, -1500.0),
                arguments("s", ".5", Scalar.DOUBLE, 0.5),
                arguments("s", "1e-400", Scalar.DOUBLE, 0.0),
                arguments("s", "-Infinity", Scalar.DOUBLE, Double.NEGATIVE_INFINITY),
                arguments("s", "NaN", Scalar.DOUBLE, Double.NaN),
                arguments("s", "2001-01-31T14:05:00.123456Z", Scalar.TIMESTAMP, time),
                arguments("s", "2001-01-31 15:05:00.123456+01:00", Scalar.TIMESTAMP, time),
                arguments("s", "2001-01-31", Scalar.TIMESTAMP, Instant.parse("2001-01-31T00:00:00Z")),
                arguments("s", "as it is", Scalar.STRING, "as it is"),
                arguments("u", time, Scalar.BIGINT, 980_949_900_123_456L),
                arguments("u", time, Scalar.STRING, "2001-01-31T14:05:00.123456Z"),
                arguments("u", Instant.parse("1969-12-31T23:59:59.999999Z"), Scalar.BIGINT, -1L));
    }

    @ParameterizedTest
    @MethodSource("results")
    void casts(String column, Object value, DataType type, Object expected) {
        Cases.check(cast(column, type), values(column, value), expected);
        Cases.check(cast(column, type), values(), null);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("l", INT_MAX + 1L, Scalar.INT, "EXPRESSION_OVERFLOW", "CAST(l AS INT)"),
                arguments("d", 2_147_483_648.0, Scalar.INT, "EXPRESSION_OVERFLOW", "2.147483648E9"),
                arguments("d", Double.NaN, Scalar.INT, "EXPRESSION_OVERFLOW", "NaN"),
                arguments("d", 0x1p63, Scalar.BIGINT, "EXPRESSION_OVERFLOW", "BIGINT"),
                arguments("d", Double.NEGATIVE_INFINITY, Scalar.BIGINT, "EXPRESSION_OVERFLOW", "-Infinity"),
                arguments("s", "2147483648", Scalar.INT, "EXPRESSION_OVERFLOW", "2147483648"),
                arguments("s", "9223372036854775808", Scalar.BIGINT, "EXPRESSION_OVERFLOW", "BIGINT"),
                arguments("s", "1e400", Scalar.DOUBLE, "EXPRESSION_OVERFLOW", "1e400"),
                arguments("s", "yes", Scalar.BOOLEAN, "EXPRESSION_CAST_INVALID", "found 'yes', expected true or false"),
                arguments("s", "", Scalar.INT, "EXPRESSION_CAST_INVALID", "found ''"),
                arguments("s", "1.0", Scalar.INT, "EXPRESSION_CAST_INVALID", "a whole number"),
                arguments("s", "0x10", Scalar.BIGINT, "EXPRESSION_CAST_INVALID", "0x10"),
                arguments("s", "1d", Scalar.DOUBLE, "EXPRESSION_CAST_INVALID", "a number"),
                arguments("s", ".", Scalar.DOUBLE, "EXPRESSION_CAST_INVALID", "a number"),
                arguments("s", "x".repeat(1000), Scalar.DOUBLE, "EXPRESSION_CAST_INVALID", "x".repeat(40) + "…"),
                arguments("s", "2001-02-30", Scalar.TIMESTAMP, "EXPRESSION_CAST_INVALID", "2001-02-30"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void refusesValues(String column, Object value, DataType type, String code, String named) {
        MillraceException failure = Cases.checkFails(cast(column, type), values(column, value));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(named);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatCannotBeCastIsNullIfTried(String column, Object value, DataType type, String code, String named) {
        Cases.check(tryCast(column, type), values(column, value), null);
    }

    @ParameterizedTest
    @MethodSource("results")
    void whatCanBeCastIsCastIfTried(String column, Object value, DataType type, Object expected) {
        Cases.check(tryCast(column, type), values(column, value), expected);
        Cases.check(tryCast(column, type), values(), null);
    }

    @Test
    void bytesAreTextInUtf8() {
        Cases.check(Cases.expression("CAST(s AS BYTES)"), values("s", "aé"), "61c3a9");
        Cases.check(Cases.expression("CAST(CAST(s AS BYTES) AS STRING)"), values("s", "aé😀"), "aé😀");
    }

    private static Expression tryCast(String column, DataType type) {
        return new Expression.Call(ScalarFunction.TRY_CAST, List.of(Cases.expression(column)), type, true);
    }

    @Test
    void refusesTypesBeforeThereAreRows() {
        for (Expression unsupported : List.of(
                cast("p", Scalar.TIMESTAMP),
                cast("i", Scalar.TIMESTAMP),
                cast("u", Scalar.DOUBLE),
                cast("i", Scalar.BYTES),
                cast("u", new DataType.Decimal(10, 2)))) {
            assertThatThrownBy(() -> Expressions.columnFunction(unsupported))
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("EXPRESSION_TYPE_UNSUPPORTED"))
                    .hasMessageContaining(unsupported.toSql());
        }
    }

    private static Expression cast(String column, DataType type) {
        Expression operand = Cases.expression(column);
        return new Expression.Call(ScalarFunction.CAST, List.of(operand), type, operand.nullable());
    }

    static Stream<Arguments> coalesced() {
        return Stream.of(
                arguments("COALESCE(i, j)", values("i", 1, "j", 2), 1),
                arguments("COALESCE(i, j)", values("j", 2), 2),
                arguments("COALESCE(i, j)", values(), null),
                arguments("COALESCE(i, j, 9)", values(), 9),
                arguments("COALESCE(l, m)", values("m", 5L), 5L),
                arguments("COALESCE(d, e, 0e0)", values(), 0.0),
                arguments("COALESCE(p, q)", values("q", true), true),
                arguments("COALESCE(p, q)", values("q", false), false),
                arguments("COALESCE(s, t)", values("s", "a", "t", "b"), "a"),
                arguments("COALESCE(s, t)", values("t", "b"), "b"),
                arguments("COALESCE(s, t, 'UNKNOWN')", values(), "UNKNOWN"),
                arguments("COALESCE(s, t)", values(), null),
                arguments("COALESCE(u, v)", values("v", Instant.EPOCH), Instant.EPOCH),
                arguments("COALESCE(i)", values("i", 3), 3));
    }

    @ParameterizedTest
    @MethodSource("coalesced")
    void coalesces(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Cases.check(Cases.expression(sql), row, expected);
    }
}
