package io.millrace.expressions;

import static io.millrace.expressions.Cases.expression;
import static io.millrace.expressions.Cases.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Selection;
import io.millrace.model.error.MillraceException;
import io.millrace.testkit.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {
    private static final List<String> OPERATORS = List.of("=", "<>", "<", "<=", ">", ">=");
    private static final double NAN = Double.NaN;

    /** For pairs of values: the column names, the values, and which of the six operators hold. */
    static Stream<Arguments> pairs() {
        Instant early = Instant.parse("2001-01-01T00:00:00Z");
        String less = "<> < <=";
        String equal = "= <= >=";
        String greater = "<> > >=";
        return Stream.of(
                arguments("i", "j", 1, 2, less),
                arguments("i", "j", 2, 2, equal),
                arguments("i", "j", Integer.MAX_VALUE, Integer.MIN_VALUE, greater),
                arguments("l", "m", Long.MIN_VALUE, Long.MAX_VALUE, less),
                arguments("l", "m", Long.MIN_VALUE, Long.MIN_VALUE, equal),
                arguments("l", "m", Long.MAX_VALUE, Long.MAX_VALUE, equal),
                arguments("l", "m", 0L, Long.MIN_VALUE, greater),
                arguments("d", "e", -1.5, 1.5, less),
                arguments("d", "e", 0.0, -0.0, equal),
                arguments("d", "e", -0.0, 0.0, equal),
                arguments("d", "e", Double.MIN_VALUE, 0.0, greater),
                arguments("d", "e", Double.POSITIVE_INFINITY, Double.MAX_VALUE, greater),
                arguments("d", "e", Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, equal),
                arguments("d", "e", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, equal),
                arguments("d", "e", NAN, 1.0, "<>"),
                arguments("d", "e", 1.0, NAN, "<>"),
                arguments("d", "e", NAN, NAN, "<>"),
                arguments("s", "t", "a", "b", less),
                arguments("s", "t", "", "a", less),
                arguments("s", "t", "ab", "ab", equal),
                arguments("s", "t", "", "", equal),
                arguments("s", "t", "abc", "ab", greater),
                arguments("s", "t", "é", "z", greater),
                arguments("s", "t", "\uFFFD", "\uD83D\uDE00", less),
                arguments("u", "v", early, early.plusNanos(1000), less),
                arguments("u", "v", early, early, equal));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void comparesColumns(String left, String right, Object a, Object b, String holding) {
        for (String operator : OPERATORS) {
            boolean expected = List.of(holding.split(" ")).contains(operator);
            String sql = left + " " + operator + " " + right;
            Cases.check(expression(sql), values(left, a, right, b), expected);
            Cases.check(expression("NOT (" + sql + ")"), values(left, a, right, b), !expected);
            Cases.check(expression(sql), values(left, a), null);
            Cases.check(expression(sql), values(right, b), null);
            Cases.check(expression("NOT (" + sql + ")"), values(right, b), null);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void comparesWithConstants(String left, String right, Object a, Object b, String holding) {
        for (String operator : OPERATORS) {
            boolean expected = List.of(holding.split(" ")).contains(operator);
            Cases.check(Conditions.withRightConstant(left, operator, b), values(left, a), expected);
            Cases.check(Conditions.withRightConstant(left, operator, b), values(), null);
            Cases.check(Conditions.withLeftConstant(a, operator, right), values(right, b), expected);
            Cases.check(Conditions.withLeftConstant(a, operator, right), values(), null);
            Cases.check(Conditions.withRightConstant(left, operator, null), values(left, a), null);
        }
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments("p = q", values("p", true, "q", true), true),
                arguments("p = q", values("p", true, "q", false), false),
                arguments("p <> q", values("p", true, "q", false), true),
                arguments("p <> q", values("p", true), null),
                arguments("p = TRUE", values("p", true), true),
                arguments("p = FALSE", values("p", true), false),
                arguments("p", values("p", true), true),
                arguments("p", values("p", false), false),
                arguments("p", values(), null),
                arguments("NOT p", values("p", true), false),
                arguments("NOT p", values("p", false), true),
                arguments("NOT p", values(), null),
                arguments("NOT NOT p", values("p", true), true),
                arguments("NOT NOT NOT p", values("p", true), false),
                arguments("TRUE", values(), true),
                arguments("FALSE", values(), false),
                arguments("NOT FALSE", values(), true),
                arguments("CAST(NULL AS BOOLEAN)", values(), null),
                arguments("i IS NULL", values(), true),
                arguments("i IS NULL", values("i", 0), false),
                arguments("i IS NOT NULL", values("i", 0), true),
                arguments("i IS NOT NULL", values(), false),
                arguments("NOT (i IS NULL)", values(), false),
                arguments("NOT (i IS NOT NULL)", values(), true),
                arguments("(i > 0) IS NULL", values(), true),
                arguments("COALESCE(p, TRUE)", values(), true),
                arguments("COALESCE(p, FALSE)", values(), false),
                arguments("i > 1 AND NOT (j < 3 OR s = 'x')", values("i", 2, "j", 3, "s", "y"), true),
                arguments("i > 1 AND NOT (j < 3 OR s = 'x')", values("i", 2, "j", 3), null),
                arguments("i > 1 AND NOT (j < 3 OR s = 'x')", values("i", 1, "j", 3), false));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void decides(String sql, List<@Nullable Object> row, @Nullable Object expected) {
        Cases.check(expression(sql), row, expected);
    }

    @Test
    void logicHasThreeValues() {
        List<@Nullable Boolean> three = new ArrayList<>();
        three.add(true);
        three.add(false);
        three.add(null);
        for (Boolean p : three) {
            for (Boolean q : three) {
                List<@Nullable Object> row = values("p", p, "q", q);
                Boolean and = Conditions.and(p, q);
                Boolean or = Conditions.or(p, q);
                Cases.check(expression("p AND q"), row, and);
                Cases.check(expression("p OR q"), row, or);
                Cases.check(expression("NOT (p AND q)"), row, Conditions.not(and));
                Cases.check(expression("NOT (p OR q)"), row, Conditions.not(or));
                Cases.check(expression("p AND q AND p"), row, and);
                Cases.check(expression("p OR q OR q"), row, or);
                // As comparisons, not as columns of booleans.
                List<@Nullable Object> numbers = values("i", Conditions.number(p), "j", Conditions.number(q));
                Cases.check(expression("i = 1 AND j = 1"), numbers, and);
                Cases.check(expression("i = 1 OR j = 1"), numbers, or);
                Cases.check(expression("NOT (i = 1 AND j = 1)"), numbers, Conditions.not(and));
                Cases.check(expression("NOT (i = 1 OR j = 1)"), numbers, Conditions.not(or));
            }
        }
    }

    @Test
    void aGuardProtectsWhatFollowsIt() {
        Cases.check(expression("j <> 0 AND i / j > 1"), values("i", 4, "j", 2), true);
        Cases.check(expression("j <> 0 AND i / j > 1"), values("i", 4, "j", 0), false);
        Cases.check(expression("j = 0 OR i / j > 1"), values("i", 4, "j", 0), true);
        Cases.check(expression("COALESCE(i, l / m) > 1"), values("i", 4, "l", 1L, "m", 0L), true);
    }

    @Test
    void anUnguardedErrorIsOneInAPredicateToo() {
        RowPredicate predicate = Expressions.predicate(expression("i / j > 1"));
        Batch batch = Rows.batch(Cases.SCHEMA, values("i", 4, "j", 2), values("i", 4, "j", 0));

        MillraceException failure = catchThrowableOfType(MillraceException.class, () -> predicate.filter(batch));

        assertThat(failure.code()).isEqualTo("EXPRESSION_DIVISION_BY_ZERO");
        assertThat(predicate
                        .filter(batch.select(Selection.of(new int[] {0}, 1)))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatKeepsEveryRowKeepsTheSelectionAsItIs() {
        Batch batch = Rows.batch(Cases.SCHEMA, values("i", 4, "s", "a"), values("i", 5, "s", "b"));

        for (String sql : List.of("i > 3", "i > 3 AND s < 'c'", "i = 4 OR i = 5", "i IS NOT NULL", "NOT (i = 0)")) {
            assertThat(Expressions.predicate(expression(sql)).filter(batch).isAll())
                    .as(sql)
                    .isTrue();
        }
    }
}
