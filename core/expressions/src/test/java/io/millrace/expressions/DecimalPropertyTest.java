package io.millrace.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.expression.Fault;
import io.millrace.model.expression.Scope;
import io.millrace.model.expression.Sql;
import io.millrace.testkit.RandomBatches;
import io.millrace.testkit.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Two DECIMAL columns a and b of any types, against BigDecimal. */
class DecimalPropertyTest {
    private static final int ROWS = 70;

    /** More digits behind the point than any result has. */
    private static final int QUOTIENT_SCALE = 120;

    @Property(tries = 400)
    void arithmeticIsExactAndRoundedOnce(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 38) int precisionA,
            @ForAll @IntRange(max = 38) int scaleA,
            @ForAll @IntRange(min = 1, max = 38) int precisionB,
            @ForAll @IntRange(max = 38) int scaleB) {
        Batch rows = rows(seed, precisionA, scaleA, precisionB, scaleB);
        checkNumbers("a + b", rows, BigDecimal::add);
        checkNumbers("a - b", rows, BigDecimal::subtract);
        checkNumbers("a * b", rows, BigDecimal::multiply);
        checkNumbers("a / b", rows, (a, b) -> a.divide(b, QUOTIENT_SCALE, RoundingMode.DOWN));
        checkNumbers("a % b", rows, BigDecimal::remainder);
        checkNumbers("-a", rows, (a, b) -> a.negate());
        checkNumbers("ABS(a)", rows, (a, b) -> a.abs());
        checkNumbers("FLOOR(a)", rows, (a, b) -> a.setScale(0, RoundingMode.FLOOR));
        checkNumbers("CEIL(a)", rows, (a, b) -> a.setScale(0, RoundingMode.CEILING));
        checkNumbers("ROUND(a, 2)", rows, (a, b) -> a.setScale(Math.min(2, a.scale()), RoundingMode.HALF_UP));
        checkNumbers("ROUND(a, -1)", rows, (a, b) -> a.setScale(-1, RoundingMode.HALF_UP));
        checkNumbers("CAST(a AS DECIMAL(20,7))", rows, (a, b) -> a);
        checkNumbers("CAST(CAST(a AS STRING) AS DECIMAL(20,7))", rows, (a, b) -> a);
        checkNumbers("CAST(CAST(a AS BIGINT) AS DECIMAL(19,0))", rows, (a, b) -> {
            BigDecimal whole = a.setScale(0, RoundingMode.HALF_UP);
            return BigDecimal.valueOf(whole.longValueExact());
        });
    }

    @Property(tries = 400)
    void comparisonsAreThoseOfTheNumbers(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 38) int precisionA,
            @ForAll @IntRange(max = 38) int scaleA,
            @ForAll @IntRange(min = 1, max = 38) int precisionB,
            @ForAll @IntRange(max = 38) int scaleB) {
        Batch rows = rows(seed, precisionA, scaleA, precisionB, scaleB);
        Object constant = new RandomBatches(seed).value(rows.schema().field(1).type());
        checkOrder("=", rows, constant, order -> order == 0);
        checkOrder("<>", rows, constant, order -> order != 0);
        checkOrder("<", rows, constant, order -> order < 0);
        checkOrder("<=", rows, constant, order -> order <= 0);
        checkOrder(">", rows, constant, order -> order > 0);
        checkOrder(">=", rows, constant, order -> order >= 0);
    }

    @Property(tries = 400)
    void doublesAreTheNearest(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 38) int precision,
            @ForAll @IntRange(max = 38) int scale) {
        Batch rows = rows(seed, precision, scale, 1, 0);
        List<@Nullable Object> results = results("CAST(a AS DOUBLE)", rows);
        for (int row = 0; row < ROWS; row++) {
            BigDecimal a = (BigDecimal) Rows.of(rows).get(row).getFirst();
            assertThat(results.get(row)).isEqualTo(a == null ? null : a.doubleValue());
        }
    }

    private static Batch rows(long seed, int precisionA, int scaleA, int precisionB, int scaleB) {
        Schema schema = Schema.of(
                Field.nullable("a", new Decimal(precisionA, Math.min(scaleA, precisionA))),
                Field.nullable("b", new Decimal(precisionB, Math.min(scaleB, precisionB))));
        return new RandomBatches(seed).batch(schema, ROWS);
    }

    private static void checkNumbers(String sql, Batch rows, BinaryOperator<BigDecimal> oracle) {
        Decimal type = (Decimal) expression(sql, rows).type();
        List<@Nullable Object> results = results(sql, rows);
        for (int row = 0; row < ROWS; row++) {
            List<@Nullable Object> operands = Rows.of(rows).get(row);
            BigDecimal a = (BigDecimal) operands.get(0);
            BigDecimal b = (BigDecimal) operands.get(1);
            boolean present = a != null && (b != null || !sql.contains("b"));
            BigDecimal expected =
                    present ? expected(a, Objects.requireNonNullElse(b, BigDecimal.ONE), type, oracle) : null;
            assertThat(results.get(row))
                    .as("%s of %s to %s", sql, operands, type)
                    .isEqualTo(expected);
        }
    }

    /** Null where there is no result. */
    private static @Nullable BigDecimal expected(
            BigDecimal a, BigDecimal b, Decimal type, BinaryOperator<BigDecimal> oracle) {
        try {
            BigDecimal rounded = oracle.apply(a, b).setScale(type.scale(), RoundingMode.HALF_UP);
            return rounded.precision() - rounded.scale() <= type.wholeDigits() ? rounded : null;
        } catch (ArithmeticException noResult) {
            return null;
        }
    }

    private static void checkOrder(String operator, Batch rows, Object constant, IntPredicate holds) {
        List<@Nullable Object> ofColumns = results("a " + operator + " b", rows);
        BigDecimal number = (BigDecimal) constant;
        String text = number.toPlainString() + (number.scale() == 0 ? "." : "");
        List<@Nullable Object> withConstant = results("a " + operator + " " + text, rows);
        for (int row = 0; row < ROWS; row++) {
            BigDecimal a = (BigDecimal) Rows.of(rows).get(row).get(0);
            BigDecimal b = (BigDecimal) Rows.of(rows).get(row).get(1);
            assertThat(ofColumns.get(row))
                    .as("%s %s %s", a, operator, b)
                    .isEqualTo((a == null || b == null) ? null : holds.test(a.compareTo(b)));
            assertThat(withConstant.get(row))
                    .as("%s %s %s", a, operator, text)
                    .isEqualTo(a == null ? null : holds.test(a.compareTo(number)));
        }
    }

    private static Expression expression(String sql, Batch rows) {
        List<Fault> faults = new ArrayList<>();
        return Sql.expression(sql, new Scope(rows.schema(), ExpressionErrors.AS_NULL), faults)
                .orElseThrow(() -> new AssertionError(sql + ": " + faults));
    }

    private static List<@Nullable Object> results(String sql, Batch rows) {
        Expression expression = expression(sql, rows);
        DataType type = expression.type();
        Column column =
                Expressions.columnFunction(expression, ExpressionErrors.AS_NULL).evaluate(rows);
        List<@Nullable Object> results = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            results.add(Rows.value(column, type, row));
        }
        return results;
    }
}
