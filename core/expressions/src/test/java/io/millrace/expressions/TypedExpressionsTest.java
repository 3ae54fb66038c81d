package io.millrace.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.expression.Parameter;
import io.millrace.model.expression.ScalarFunction;
import io.millrace.model.expression.Scope;
import io.millrace.model.expression.Sql;
import io.millrace.model.expression.SqlFunctions;
import io.millrace.testkit.RandomBatches;
import io.millrace.testkit.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What the type checker lets pass can be evaluated: an expression fails for its values only, and not at all where errors
 * give null. What it takes to be never null is not.
 */
class TypedExpressionsTest {
    private static final Schema SCHEMA = Schema.of(
            Field.nullable("i", Scalar.INT),
            Field.nullable("l", Scalar.BIGINT),
            Field.nullable("d", Scalar.DOUBLE),
            Field.nullable("x", new DataType.Decimal(10, 2)),
            Field.nullable("w", new DataType.Decimal(38, 19)),
            Field.nullable("s", Scalar.STRING),
            Field.nullable("b", Scalar.BOOLEAN),
            Field.nullable("t", Scalar.TIMESTAMP),
            Field.nullable("y", Scalar.BYTES));

    private static final Schema WITHOUT_NULLS = new Schema(SCHEMA.fields().stream()
            .map(field -> Field.required(field.name(), field.type()))
            .toList());

    /** What depends on the values of rows. */
    private static final Set<String> OF_VALUES = Set.of(
            "EXPRESSION_CAST_INVALID",
            "EXPRESSION_OVERFLOW",
            "EXPRESSION_DIVISION_BY_ZERO",
            "EXPRESSION_ARGUMENT_INVALID");

    /** Right for parameters that take only certain constants. */
    private static final Map<Parameter, String> CONSTANTS = Map.ofEntries(
            Map.entry(Parameter.REGEX, "'(a)|b'"),
            Map.entry(Parameter.GROUP, "1"),
            Map.entry(Parameter.REPLACEMENT, "'$1'"),
            Map.entry(Parameter.TIME_UNIT, "'MONTH'"),
            Map.entry(Parameter.TIME_FIELD, "'DOW'"),
            Map.entry(Parameter.EPOCH_UNIT, "'MILLISECOND'"),
            Map.entry(Parameter.TIME_FORMAT, "'yyyy-MM-dd HH'"),
            Map.entry(Parameter.READ_FORMAT, "'yyyy-MM-dd HH'"),
            Map.entry(Parameter.ZONE, "'Europe/Berlin'"),
            Map.entry(Parameter.JSON_PATH, "'$.a[0]'"));

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void whatIsTypedIsEvaluated(
            @ForAll("expressions") String sql,
            @ForAll long seed,
            @ForAll boolean withNulls,
            @ForAll ExpressionErrors errors) {
        Schema schema = withNulls ? SCHEMA : WITHOUT_NULLS;
        Optional<Expression> expression = Sql.expression(sql, new Scope(schema, errors), new ArrayList<>());
        if (expression.isEmpty()) {
            return;
        }
        Batch rows = new RandomBatches(seed).batch(schema, 10);

        try {
            Column values = Expressions.columnFunction(expression.get(), errors).evaluate(rows);
            if (!expression.get().nullable()) {
                for (int row = 0; row < 10; row++) {
                    assertThat(Rows.value(values, expression.get().type(), row))
                            .as(sql)
                            .isNotNull();
                }
            }
        } catch (MillraceException e) {
            assertThat(errors).as(sql).isEqualTo(ExpressionErrors.FAIL);
            assertThat(e.code()).as(sql).isIn(OF_VALUES);
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        return expressions(3);
    }

    private static Arbitrary<String> expressions(int depth) {
        Arbitrary<String> leaves = Arbitraries.of(
                "i",
                "l",
                "d",
                "x",
                "w",
                "s",
                "b",
                "t",
                "y",
                "1",
                "3000000000",
                "2.5e0",
                "0.5",
                "'x'",
                "'2001-01-01'",
                "TRUE",
                "NULL",
                "TIMESTAMP '2001-01-01'");
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<String> parts = expressions(depth - 1);
        return Arbitraries.oneOf(leaves, binary(parts), unary(parts), coalesce(parts), functions(parts));
    }

    private static Arbitrary<String> binary(Arbitrary<String> operands) {
        Arbitrary<String> operators =
                Arbitraries.of("+", "-", "*", "/", "%", "=", "<>", "<", "<=", ">", ">=", "AND", "OR");
        return Combinators.combine(operands, operators, operands)
                .as((left, operator, right) -> "(" + left + " " + operator + " " + right + ")");
    }

    private static Arbitrary<String> unary(Arbitrary<String> operands) {
        Arbitrary<String> forms = Arbitraries.of(
                "- (%s)",
                "NOT (%s)",
                "(%s) IS NULL",
                "(%s) IS NOT NULL",
                "(%s) IN (1, 2)",
                "CAST(%s AS INT)",
                "CAST(%s AS BIGINT)",
                "CAST(%s AS DOUBLE)",
                "CAST(%s AS DECIMAL(4,2))",
                "CAST(%s AS DECIMAL(38,0))",
                "CAST(%s AS STRING)",
                "CAST(%s AS BOOLEAN)",
                "CAST(%s AS TIMESTAMP)",
                "CAST(%s AS BYTES)");
        return Combinators.combine(forms, operands).as((form, operand) -> form.formatted(operand));
    }

    /** Any function with as many arguments as it may take: constants where it takes some, anything elsewhere. */
    private static Arbitrary<String> functions(Arbitrary<String> arguments) {
        return Combinators.combine(
                        Arbitraries.of(SqlFunctions.all()), arguments.list().ofSize(4))
                .as((function, given) -> {
                    List<String> taken = new ArrayList<>();
                    for (int i = 0; i < Math.min(function.parameters().size(), 4); i++) {
                        taken.add(CONSTANTS.getOrDefault(function.parameters().get(i), given.get(i)));
                    }
                    return function.function() == ScalarFunction.LIKE
                            ? "(" + taken.get(0) + ") LIKE 'a%'"
                            : function.name() + "(" + String.join(", ", taken) + ")";
                });
    }

    private static Arbitrary<String> coalesce(Arbitrary<String> arguments) {
        return arguments.list().ofMinSize(1).ofMaxSize(3).map(list -> "COALESCE(" + String.join(", ", list) + ")");
    }
}
