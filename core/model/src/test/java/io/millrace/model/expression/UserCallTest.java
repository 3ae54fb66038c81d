package io.millrace.model.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.ArgumentsRejectedException;
import io.millrace.model.function.Result;
import io.millrace.model.function.RowFunction;
import io.millrace.model.function.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How calls of functions that a job brought along are typed and refused. */
class UserCallTest {
    private static final Schema SCHEMA = Schema.of(
            Field.required("i", Scalar.INT),
            Field.nullable("d", Scalar.DOUBLE),
            Field.required("s", Scalar.STRING),
            Field.required("t", Scalar.TIMESTAMP));

    private static final Map<String, LoadedFunction> FUNCTIONS = Map.of(
            "HALF", function("half", types -> Signature.of(Scalar.DOUBLE, Scalar.DOUBLE)),
            "FOUND",
                    function("found", types -> Signature.of(Scalar.BOOLEAN, Scalar.STRING)
                            .maybeNull()),
            "KNOWN",
                    function("known", types -> Signature.of(Scalar.BOOLEAN, Scalar.DOUBLE)
                            .takingNulls()),
            "AGE", function("age", types -> Signature.of(Scalar.BIGINT, Scalar.TIMESTAMP)),
            "PICKY",
                    function("picky", types -> {
                        throw new ArgumentsRejectedException("it takes nothing but praise");
                    }),
            "BROKEN",
                    function("broken", types -> {
                        throw new IllegalStateException("no types");
                    }),
            "LISTS", function("lists", types -> Signature.of(new DataType.Array(Scalar.INT), Scalar.INT)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            half(i)               | half(CAST(i AS DOUBLE))               | DOUBLE  | false | true
            HALF(0.5) + 1         | half(0.5e0) + 1.0e0                   | DOUBLE  | false | true
            half(d)               | half(d)                               | DOUBLE  | true  | true
            known(d)              | known(d)                              | BOOLEAN | false | true
            found(s)              | found(s)                              | BOOLEAN | true  | true
            age('2001-01-31')     | age(TIMESTAMP '2001-01-31T00:00:00Z') | BIGINT  | false | true
            """)
    void callsGetTypes(
            String sql, String canonical, String type, boolean nullable, boolean nullableWhereErrorsAreNull) {
        Expression expression = expression(sql, ExpressionErrors.FAIL).orElseThrow();

        assertThat(expression.toSql()).isEqualTo(canonical);
        assertThat(expression.type()).hasToString(type);
        assertThat(expression.nullable()).isEqualTo(nullable);
        assertThat(expression(sql, ExpressionErrors.AS_NULL).orElseThrow().nullable())
                .isEqualTo(nullableWhereErrorsAreNull);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            half(s)       | 5 | SQL_TYPE               | argument 1 of half is DOUBLE
            half(i, i)    | 0 | SQL_TYPE               | half takes other arguments
            half(NULL)    | 0 | SQL_TYPE               | the type of this NULL is not known
            picky(i)      | 0 | SQL_TYPE               | picky: it takes nothing but praise
            broken(i)     | 0 | FUNCTION_FAILED        | function broken says no types: java.lang.IllegalStateException: no types
            lists(i)      | 0 | FUNCTION_SIGNATURE_INVALID | functions of a job take and give scalar types
            1 + halv(i)   | 4 | UNKNOWN_FUNCTION       | there is no function 'halv'
            """)
    void faultsPointAtTheCall(String sql, int offset, String code, String rule) {
        List<Fault> faults = new ArrayList<>();

        assertThat(Sql.expression(sql, new Scope(SCHEMA, FUNCTIONS, ExpressionErrors.FAIL), faults))
                .isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.offset()).isEqualTo(offset);
        });
    }

    @Test
    void aMisspeltNameSuggestsAFunctionOfTheJob() {
        List<Fault> faults = new ArrayList<>();

        assertThat(Sql.expression("halv(i)", new Scope(SCHEMA, FUNCTIONS, ExpressionErrors.FAIL), faults))
                .isEmpty();
        assertThat(faults).extracting(Fault::suggestion).containsExactly(Optional.of("HALF"));
    }

    private static Optional<Expression> expression(String sql, ExpressionErrors errors) {
        List<Fault> faults = new ArrayList<>();
        Optional<Expression> expression = Sql.expression(sql, new Scope(SCHEMA, FUNCTIONS, errors), faults);
        assertThat(faults).as(sql).isEmpty();
        return expression;
    }

    private static LoadedFunction function(String name, Function<List<DataType>, Signature> signature) {
        return new LoadedFunction(name, () -> new RowFunction() {
            @Override
            public Signature signature(List<DataType> arguments) {
                return signature.apply(arguments);
            }

            @Override
            public void evaluate(Arguments row, Result result) {
                throw new AssertionError("nothing is evaluated here");
            }
        });
    }
}
