package io.millrace.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.expression.LoadedFunction;
import io.millrace.model.expression.Scope;
import io.millrace.model.expression.Sql;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.Result;
import io.millrace.model.function.RowFunction;
import io.millrace.model.function.Signature;
import io.millrace.model.function.UserFunction;
import io.millrace.model.function.VectorFunction;
import io.millrace.testkit.RandomBatches;
import io.millrace.testkit.Rows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What functions that a job brought along are given, and what becomes of what they give. */
class UserFunctionTest {
    private static final Validity NULL_IN_ROW_0 = Validity.of(new long[] {0b10}, 1);

    /** Each parameter copied to the result of its type, by whatever accessor there is. */
    private static final Map<Scalar, BiConsumer<Arguments, Result>> COPIES = Map.of(
            Scalar.BOOLEAN, (row, result) -> result.set(row.getBoolean(0)),
            Scalar.INT, (row, result) -> result.set(row.getInt(0)),
            Scalar.BIGINT, (row, result) -> result.set(row.getLong(0)),
            Scalar.TIMESTAMP, (row, result) -> result.set(row.getLong(0)),
            Scalar.DOUBLE, (row, result) -> result.set(row.getDouble(0)),
            Scalar.STRING,
                    (row, result) -> {
                        byte[] bytes = new byte[row.byteLength(0)];
                        for (int i = 0; i < bytes.length; i++) {
                            bytes[i] = row.byteAt(0, i);
                        }
                        result.set("overwritten");
                        result.set(bytes);
                    });

    @ParameterizedTest
    @EnumSource(names = "BYTES", mode = EnumSource.Mode.EXCLUDE)
    void rowFunctionsSeeTheSelectedRowsWithoutNulls(Scalar type) {
        String column = Map.of(
                        Scalar.BOOLEAN,
                        "p",
                        Scalar.INT,
                        "i",
                        Scalar.BIGINT,
                        "l",
                        Scalar.DOUBLE,
                        "d",
                        Scalar.STRING,
                        "s")
                .getOrDefault(type, "u");
        RowFunction copy = row(Signature.of(type, type), Objects.requireNonNull(COPIES.get(type)));
        ColumnFunction function = Expressions.columnFunction(expression("f(" + column + ")", copy));
        for (int seed = 0; seed < 50; seed++) {
            RandomBatches random = new RandomBatches(seed);
            Batch rows = random.select(random.batch(Cases.SCHEMA, seed * 3));
            Column expected = rows.column(Cases.SCHEMA.indexOf(column).orElseThrow());

            assertThat(values(function.evaluate(rows), type, rows))
                    .as("seed " + seed)
                    .isEqualTo(values(expected, type, rows));
        }
    }

    @Test
    void nullsReachWhoTakesThem() {
        RowFunction coalesce = row(
                Signature.of(Scalar.BIGINT, Scalar.BIGINT).takingNulls(),
                (row, result) -> result.set(row.isNull(0) ? -1 : row.getLong(0)));

        assertThat(evaluate("f(l)", coalesce, Cases.values("l", null), Cases.values("l", 5L)))
                .containsExactly(-1L, 5L);
        assertThat(evaluate(
                        "f(l)",
                        row(Signature.of(Scalar.BIGINT, Scalar.BIGINT).maybeNull(), (row, result) -> {}),
                        Cases.values("l", 5L)))
                .containsExactly((Object) null);
    }

    @Test
    void anExceptionAtARowFailsTheJobOrGivesNull() {
        RowFunction picky = row(Signature.of(Scalar.DOUBLE, Scalar.BIGINT), (row, result) -> {
            result.set(1.5);
            if (row.getLong(0) == 0) {
                throw new IllegalStateException("zero\nis nothing");
            }
        });
        Batch rows = Rows.batch(
                Cases.SCHEMA, Cases.values("l", 0L), Cases.values("l", 1L), Cases.values("l", 0L), Cases.values());

        MillraceException failure = failure("f(l)", picky, rows);
        Column lenient = Expressions.columnFunction(expression("f(l)", picky), ExpressionErrors.AS_NULL)
                .evaluate(rows);

        assertThat(failure.describe())
                .isEqualTo("FUNCTION_FAILED: 'f(l)' failed for (0): java.lang.IllegalStateException: zero is nothing");
        assertThat(values(lenient, Scalar.DOUBLE, rows)).containsExactly(null, 1.5, null, null);
        assertThat(Expressions.columnFunction(expression("f(l)", picky))
                        .evaluate(rows.select(Selection.of(new int[] {1}, 1)))
                        .validity()
                        .allValid())
                .as("rows that do not count are not null")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text     | argument 0 is read as STRING or BYTES, which it is not
            null     | argument 1 is null, and was read
            beyond   | Index 2 out of bounds for length 2
            result   | the result is BIGINT by the signature, and DOUBLE is set
            """)
    void wrongAccessIsAnErrorOfTheFunction(String mistake, String message) {
        RowFunction wrong =
                row(Signature.of(Scalar.BIGINT, Scalar.BIGINT, Scalar.BIGINT).takingNulls(), (row, result) -> {
                    switch (mistake) {
                        case "text" -> result.set(row.getString(0).length());
                        case "null" -> result.set(row.getLong(1));
                        case "beyond" -> result.set(row.getLong(2));
                        default -> result.set(0.5);
                    }
                });

        MillraceException failure = failure("f(l, m)", wrong, Rows.batch(Cases.SCHEMA, Cases.values("l", 7L)));

        assertThat(failure.code()).isEqualTo("FUNCTION_FAILED");
        assertThat(failure).hasMessageContaining("(7, null)").hasMessageContaining(message);
    }

    @Test
    void aRowFunctionKeepsItsWord() {
        RowFunction silent = row(Signature.of(Scalar.INT, Scalar.BIGINT), (row, result) -> result.setNull());
        RowFunction garbled =
                row(Signature.of(Scalar.STRING, Scalar.BIGINT), (row, result) -> result.set(new byte[] {-1}));
        Batch rows = Rows.batch(Cases.SCHEMA, Cases.values("l", 7L));

        assertThat(failure("f(l)", silent, rows).describe())
                .isEqualTo("FUNCTION_RESULT_INVALID: 'f(l)' gave null for (7); expected a value, by its signature");
        assertThat(failure("f(l)", garbled, rows)).hasMessageContaining("not UTF-8");
    }

    @Test
    void vectorFunctionsComputeColumns() {
        VectorFunction doubled = vector(Signature.of(Scalar.DOUBLE, Scalar.DOUBLE), (arguments, count) -> {
            double[] out = new double[count];
            for (int row = 0; row < count; row++) {
                out[row] = 2 * ((DoubleColumn) arguments.getFirst()).values()[row];
            }
            return new DoubleColumn(out, count, Validity.ALL);
        });

        assertThat(evaluate("f(d) + 1", doubled, Cases.values("d", 1.5), Cases.values(), Cases.values("d", -2.0)))
                .containsExactly(4.0, null, -3.0);
        assertThat(Expressions.predicate(expression("NOT f(d) > 2", doubled))
                        .filter(Rows.batch(Cases.SCHEMA, Cases.values("d", 1.5), Cases.values("d", 0.5)))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatAVectorFunctionReturnsIsChecked() {
        Batch rows = Rows.batch(Cases.SCHEMA, Cases.values("l", 1L), Cases.values("l", 2L));
        Map<String, Column> wrong = Map.of(
                "gave 1 rows; expected 2 rows", new LongColumn(new long[1], 1, Validity.ALL),
                "gave DoubleColumn; expected a whole column of BIGINT",
                        new DoubleColumn(new double[2], 2, Validity.ALL),
                "gave LongColumn; expected a whole column of BIGINT", new LongColumn(new long[1], 2, Validity.ALL),
                "gave null for (1); expected a value", new LongColumn(new long[2], 2, NULL_IN_ROW_0));

        wrong.forEach((message, column) -> {
            VectorFunction function = vector(Signature.of(Scalar.BIGINT, Scalar.BIGINT), (arguments, count) -> column);
            assertThat(failure("f(l)", function, rows))
                    .hasMessageContaining(message)
                    .extracting(MillraceException::code)
                    .isEqualTo("FUNCTION_RESULT_INVALID");
        });
        Map<String, Column> wrongTexts = Map.of(
                "gave bytes that are not UTF-8", texts(new byte[] {'a', -1}, 0, 1, 2),
                "gave offsets from 2 to 1", texts("abc".getBytes(StandardCharsets.UTF_8), 0, 2, 1),
                "gave BytesColumn", texts(new byte[0], 0, 1, 2));
        wrongTexts.forEach((message, column) -> {
            VectorFunction function = vector(Signature.of(Scalar.STRING, Scalar.BIGINT), (arguments, count) -> column);
            assertThat(failure("f(l)", function, rows)).hasMessageContaining(message);
        });
    }

    @Test
    void anExceptionOfAVectorFunctionFailsTheJobInAnyCase() {
        VectorFunction broken = vector(Signature.of(Scalar.BIGINT, Scalar.BIGINT), (arguments, count) -> {
            throw new IllegalStateException("broken");
        });
        ColumnFunction function = Expressions.columnFunction(expression("f(l)", broken), ExpressionErrors.AS_NULL);
        Batch rows = Rows.batch(Cases.SCHEMA, Cases.values("l", 7L));

        assertThat(catchThrowableOfType(MillraceException.class, () -> function.evaluate(rows))
                        .describe())
                .isEqualTo("FUNCTION_FAILED: 'f(l)' failed: java.lang.IllegalStateException: broken");
    }

    private static BytesColumn texts(byte[] data, int... offsets) {
        return new BytesColumn(data, offsets, offsets.length - 1, Validity.ALL);
    }

    private static Expression expression(String sql, UserFunction function) {
        Scope scope =
                new Scope(Cases.SCHEMA, Map.of("F", new LoadedFunction("f", () -> function)), ExpressionErrors.FAIL);
        return Sql.expression(sql, scope, new ArrayList<>()).orElseThrow();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static List<@Nullable Object> evaluate(String sql, UserFunction function, List<@Nullable Object>... given) {
        Batch rows = Rows.batch(Cases.SCHEMA, given);
        Expression expression = expression(sql, function);
        return values(Expressions.columnFunction(expression).evaluate(rows), expression.type(), rows);
    }

    private static MillraceException failure(String sql, UserFunction function, Batch rows) {
        ColumnFunction compiled = Expressions.columnFunction(expression(sql, function));
        return Objects.requireNonNull(
                catchThrowableOfType(MillraceException.class, () -> compiled.evaluate(rows)), "no failure");
    }

    private static List<@Nullable Object> values(Column column, DataType type, Batch rows) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < rows.selectedCount(); i++) {
            values.add(Rows.value(column, type, rows.selection().rows()[i]));
        }
        return values;
    }

    private static RowFunction row(Signature signature, BiConsumer<Arguments, Result> body) {
        return new RowFunction() {
            @Override
            public Signature signature(List<DataType> arguments) {
                return signature;
            }

            @Override
            public void evaluate(Arguments row, Result result) {
                body.accept(row, result);
            }
        };
    }

    private interface Columns {
        Column of(List<Column> arguments, int rowCount);
    }

    private static VectorFunction vector(Signature signature, Columns body) {
        return new VectorFunction() {
            @Override
            public Signature signature(List<DataType> arguments) {
                return signature;
            }

            @Override
            public Column evaluate(List<Column> arguments, Selection rows, int rowCount) {
                return body.of(arguments, rowCount);
            }
        };
    }
}
