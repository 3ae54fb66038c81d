package io.millrace.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Selection;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.testkit.RandomBatches;
import io.millrace.testkit.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Random expressions over random rows mean what {@link RowEvaluator} says. A failure shows the seed. */
class ExpressionPropertyTest {
    private static final int EXPRESSIONS = 1500;
    private static final int LEVELS = 3;
    private static final int MOST_ROWS = 140;

    private static Stream<Arguments> typesAndErrors() {
        return Stream.of(Scalar.values())
                .filter(type -> type != Scalar.BYTES)
                .flatMap(type -> Stream.of(ExpressionErrors.values()).map(errors -> arguments(type, errors)));
    }

    @ParameterizedTest
    @MethodSource("typesAndErrors")
    void columnsHoldWhatEachRowAloneGives(Scalar type, ExpressionErrors errors) {
        int withResult = 0;
        for (int seed = 0; seed < EXPRESSIONS; seed++) {
            Expression expression = new RandomExpressions(seed).of(type, LEVELS);
            String description = "seed " + seed + ": " + expression.toSql();
            Batch rows = rows(seed);
            @Nullable List<@Nullable Object> expected = expected(expression, errors, rows);
            if (expected == null) {
                assertThat(fails(() ->
                                Expressions.columnFunction(expression, errors).evaluate(rows)))
                        .as(description)
                        .isTrue();
                continue;
            }
            withResult += expected.isEmpty() ? 0 : 1;
            assertThat(values(expression, errors, rows)).as(description).isEqualTo(expected);
            assertThat(values(expression, errors, Rows.compact(rows)))
                    .as("without the rows not selected, " + description)
                    .isEqualTo(expected);
        }
        assertThat(withResult).as("expressions with results").isGreaterThan(EXPRESSIONS / 4);
    }

    @ParameterizedTest
    @EnumSource
    void predicatesKeepTheRowsForWhichTheExpressionIsTrue(ExpressionErrors errors) {
        int withResult = 0;
        for (int seed = 0; seed < 3 * EXPRESSIONS; seed++) {
            Expression expression = new RandomExpressions(seed).of(Scalar.BOOLEAN, LEVELS);
            Batch rows = rows(seed);
            @Nullable List<@Nullable Object> expected = expected(expression, errors, rows);
            if (expected == null) {
                // A predicate may succeed all the same: it looks at the right side of AND for fewer rows.
                continue;
            }
            withResult += expected.isEmpty() ? 0 : 1;
            int[] selected = Arrays.copyOf(rows.selection().rows(), rows.selectedCount());
            int[] kept = IntStream.range(0, selected.length)
                    .filter(i -> Boolean.TRUE.equals(expected.get(i)))
                    .map(i -> selected[i])
                    .toArray();
            Selection actual = Expressions.predicate(expression, errors).filter(rows);
            assertThat(Arrays.copyOf(actual.rows(), actual.count()))
                    .as("seed " + seed + ": " + expression.toSql())
                    .isEqualTo(kept);
        }
        assertThat(withResult).as("predicates with results").isGreaterThan(EXPRESSIONS);
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionIsUsedForOneBatchAfterTheOther(ExpressionErrors errors) {
        for (int seed = 0; seed < EXPRESSIONS / 10; seed++) {
            Expression expression = new RandomExpressions(seed).of(Scalar.STRING, LEVELS);
            ColumnFunction function = Expressions.columnFunction(expression, errors);
            for (int batch = 0; batch < 5; batch++) {
                Batch rows = rows(seed + batch);
                @Nullable List<@Nullable Object> expected = expected(expression, errors, rows);
                if (expected != null) {
                    assertThat(values(function.evaluate(rows), expression, rows))
                            .as("seed " + seed + ", batch " + batch + ": " + expression.toSql())
                            .isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BOOLEAN", "INT", "BIGINT", "DOUBLE", "STRING"})
    void whatAFunctionGaveStaysWhenItTakesTheNextBatch(Scalar type) {
        int kept = 0;
        for (int seed = 0; seed < EXPRESSIONS / 5; seed++) {
            Expression expression = new RandomExpressions(seed).of(type, LEVELS);
            ColumnFunction function = Expressions.columnFunction(expression, ExpressionErrors.AS_NULL);
            Batch rows = rows(seed);
            Column given = function.evaluate(rows);
            List<@Nullable Object> before = values(given, expression, rows);
            function.evaluate(rows(seed + 1));
            assertThat(values(given, expression, rows))
                    .as("seed " + seed + ": " + expression.toSql())
                    .isEqualTo(before);
            if (type == Scalar.BOOLEAN) {
                RowPredicate predicate = Expressions.predicate(expression, ExpressionErrors.AS_NULL);
                Selection selection = predicate.filter(rows);
                int[] selected = Arrays.copyOf(selection.rows(), selection.count());
                predicate.filter(rows(seed + 1));
                assertThat(Arrays.copyOf(selection.rows(), selected.length))
                        .as("rows, seed " + seed)
                        .isEqualTo(selected);
            }
            kept += before.isEmpty() ? 0 : 1;
        }
        assertThat(kept).as("results that could change").isPositive();
    }

    private static Batch rows(int seed) {
        RandomBatches random = new RandomBatches(seed);
        Batch batch = random.batch(Cases.SCHEMA, (seed * 31) % MOST_ROWS);
        return seed % 3 == 0 ? batch : random.select(batch);
    }

    /** The values of the selected rows; null if one of them has none. */
    private static @Nullable List<@Nullable Object> expected(
            Expression expression, ExpressionErrors errors, Batch rows) {
        List<@Nullable Object> values = new ArrayList<>();
        try {
            for (List<@Nullable Object> row : Rows.of(rows)) {
                values.add(new RowEvaluator(row, errors).value(expression));
            }
        } catch (ArithmeticException noResult) {
            return null;
        }
        return values;
    }

    private static List<@Nullable Object> values(Expression expression, ExpressionErrors errors, Batch rows) {
        return values(Expressions.columnFunction(expression, errors).evaluate(rows), expression, rows);
    }

    private static List<@Nullable Object> values(Column column, Expression expression, Batch rows) {
        assertThat(column.size()).isEqualTo(rows.rowCount());
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < rows.selectedCount(); i++) {
            values.add(Rows.value(column, expression.type(), rows.selection().rows()[i]));
        }
        return values;
    }

    private static boolean fails(Runnable evaluation) {
        try {
            evaluation.run();
            return false;
        } catch (MillraceException e) {
            return e.code().equals("EXPRESSION_OVERFLOW") || e.code().equals("EXPRESSION_DIVISION_BY_ZERO");
        }
    }
}
