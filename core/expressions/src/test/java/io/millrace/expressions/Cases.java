package io.millrace.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.expression.Fault;
import io.millrace.model.expression.Sql;
import io.millrace.testkit.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table of cases: an expression, the values of the columns that it names, the result. It is evaluated alone,
 * as the only selected row among rows that would fail, as a null-free and a nullable column, and if BOOLEAN as a predicate.
 */
final class Cases {
    static final Schema SCHEMA = Schema.of(
            Field.nullable("p", Scalar.BOOLEAN),
            Field.nullable("q", Scalar.BOOLEAN),
            Field.nullable("i", Scalar.INT),
            Field.nullable("j", Scalar.INT),
            Field.nullable("l", Scalar.BIGINT),
            Field.nullable("m", Scalar.BIGINT),
            Field.nullable("d", Scalar.DOUBLE),
            Field.nullable("e", Scalar.DOUBLE),
            Field.nullable("x", new DataType.Decimal(10, 2)),
            Field.nullable("y", new DataType.Decimal(4, 3)),
            Field.nullable("w", new DataType.Decimal(38, 2)),
            Field.nullable("s", Scalar.STRING),
            Field.nullable("t", Scalar.STRING),
            Field.nullable("u", Scalar.TIMESTAMP),
            Field.nullable("v", Scalar.TIMESTAMP),
            Field.nullable("texts", new DataType.Array(Scalar.STRING)),
            Field.nullable("numbers", new DataType.Array(Scalar.INT)),
            Field.nullable("lists", new DataType.Array(new DataType.Array(Scalar.DOUBLE))),
            Field.nullable("counts", new DataType.Map(Scalar.STRING, Scalar.BIGINT)),
            Field.nullable("times", new DataType.Map(Scalar.TIMESTAMP, Scalar.BOOLEAN)),
            Field.nullable(
                    "place",
                    new DataType.Row(List.of(
                            Field.required("name", Scalar.STRING),
                            Field.nullable(
                                    "inner",
                                    new DataType.Row(List.of(
                                            Field.nullable("two words", Scalar.INT),
                                            Field.nullable("tags", new DataType.Array(Scalar.STRING)))))))));

    /** Rows before the one of the case when it stands among others: in the second word of a bitmap. */
    private static final int BEFORE = 70;

    private static final int AFTER = 9;

    private Cases() {}

    static Expression expression(String sql) {
        List<Fault> faults = new ArrayList<>();
        return Sql.expression(sql, SCHEMA, faults).orElseThrow(() -> new AssertionError(sql + ": " + faults));
    }

    /** A row with the values given by name, {@code "i", 1, "s", "a"}, and null in all other columns. */
    static List<@Nullable Object> values(@Nullable Object... namesAndValues) {
        @Nullable Object[] row = new Object[SCHEMA.size()];
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row[SCHEMA.indexOf(String.valueOf(namesAndValues[i])).orElseThrow()] = namesAndValues[i + 1];
        }
        return Rows.row(row);
    }

    static void check(Expression expression, List<@Nullable Object> row, @Nullable Object expected) {
        for (ExpressionErrors errors : ExpressionErrors.values()) {
            check(expression, errors, row, expected);
        }
    }

    private static void check(
            Expression expression, ExpressionErrors errors, List<@Nullable Object> row, @Nullable Object expected) {
        for (Batch batch : batchesOf(row)) {
            int at = batch.selection().rows()[0];
            Column result = Expressions.columnFunction(expression, errors).evaluate(batch);
            String description = expression.toSql() + " of " + row + " in row " + at;
            assertThat(result.size()).as(description).isEqualTo(batch.rowCount());
            assertThat(Rows.value(result, expression.type(), at))
                    .as(description)
                    .isEqualTo(expected);
            if (expression.type() == Scalar.BOOLEAN) {
                Selection kept = Expressions.predicate(expression, errors).filter(batch);
                assertThat(Arrays.copyOf(kept.rows(), kept.count()))
                        .as("predicate " + description)
                        .isEqualTo(Boolean.TRUE.equals(expected) ? new int[] {at} : new int[0]);
            }
        }
    }

    /** The error of the row; where errors give null, there is none and its value is null. */
    static MillraceException checkFails(Expression expression, List<@Nullable Object> row) {
        List<MillraceException> failures = new ArrayList<>();
        for (Batch batch : batchesOf(row)) {
            ColumnFunction function = Expressions.columnFunction(expression);
            MillraceException failure = catchThrowableOfType(MillraceException.class, () -> function.evaluate(batch));
            assertThat(failure).as(expression.toSql() + " of " + row).isNotNull();
            failures.add(failure);
            // The same row, not selected: no error.
            function.evaluate(batch.select(Selection.of(new int[0], 0)));
        }
        check(expression, ExpressionErrors.AS_NULL, row, null);
        return failures.getLast();
    }

    /** The row alone; and selected among others that would make most functions fail if they were. */
    private static List<Batch> batchesOf(List<@Nullable Object> row) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<@Nullable Object> failing = values(
                "i",
                Integer.MIN_VALUE,
                "j",
                0,
                "l",
                Long.MIN_VALUE,
                "m",
                0L,
                "d",
                Double.NaN,
                "e",
                0.0,
                "x",
                new BigDecimal("-99999999.99"),
                "y",
                new BigDecimal("0.000"),
                "w",
                new BigDecimal("9".repeat(36) + ".99"),
                "s",
                "?",
                "t",
                "");
        for (int i = 0; i < BEFORE + 1 + AFTER; i++) {
            rows.add(i == BEFORE ? row : i % 3 == 0 ? values() : failing);
        }
        Batch among = Rows.batch(SCHEMA, rows).select(Selection.of(new int[] {BEFORE}, 1));
        return List.of(Rows.batch(SCHEMA, List.of(row)), among);
    }
}
