package io.millrace.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;
import io.millrace.model.expression.Sql;
import io.millrace.model.expression.SqlFunction;
import io.millrace.model.expression.SqlFunctions;
import io.millrace.testkit.Rows;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says of each function is so. */
class FunctionExamplesTest {
    /** Those that SQL writes in another way than a name and arguments. */
    private static final Set<ScalarFunction> OPERATORS = EnumSet.range(ScalarFunction.ADD, ScalarFunction.CASE);

    static List<SqlFunction> functions() {
        return SqlFunctions.all();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theExampleGivesWhatItSays(SqlFunction function) {
        Expression example = Cases.expression(function.example());
        Batch row = Rows.batch(Cases.SCHEMA, List.of(Cases.values()));

        assertThat(shown(example, row)).isEqualTo(function.value());
        assertThat(function.example()).contains(function.name());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void whatIsNeverNullSaysSo(SqlFunction function) {
        if (!Cases.expression(function.example()).nullable()) {
            assertThat(function.value()).isNotEqualTo("NULL");
        }
    }

    @Test
    void everyFunctionIsDeclaredOnce() {
        assertThat(SqlFunctions.all()).extracting(SqlFunction::name).doesNotHaveDuplicates();
        Set<ScalarFunction> declared = EnumSet.noneOf(ScalarFunction.class);
        SqlFunctions.all().forEach(function -> declared.add(function.function()));
        assertThat(EnumSet.complementOf(EnumSet.copyOf(OPERATORS)))
                .as("functions that are no operators are declared in SqlFunctions")
                .isSubsetOf(declared);
    }

    /** As CAST to STRING writes it, BYTES in hexadecimal digits. */
    private static String shown(Expression example, Batch row) {
        boolean cast = example.type() != Scalar.STRING && example.type() != Scalar.BYTES;
        Expression text = cast
                ? new Expression.Call(ScalarFunction.CAST, List.of(example), Scalar.STRING, example.nullable())
                : example;
        Column values = Expressions.columnFunction(text).evaluate(row);
        @Nullable Object value = Rows.value(values, text.type(), 0);
        return value == null ? "NULL" : value.toString();
    }

    @Test
    void examplesAreReadAgainAsTheyArePrinted() {
        for (SqlFunction function : SqlFunctions.all()) {
            Expression example = Cases.expression(function.example());
            assertThat(Sql.expression(example.toSql(), Cases.SCHEMA, new ArrayList<>()))
                    .as(function.example())
                    .contains(example);
        }
    }
}
