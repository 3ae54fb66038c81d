package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.Regex;
import io.millrace.model.expression.ScalarFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an expression of the conditions of a filter: the same that the condition would be in SQL. */
final class ConditionBinder {
    private final Binding binding;
    private final Schema schema;

    ConditionBinder(Binding binding, Schema schema) {
        this.binding = binding;
        this.schema = schema;
    }

    /** All conditions, or any of them; empty if one is wrong. */
    Optional<Expression> bind(List<Section> conditions, boolean any) {
        List<Expression> bound = new ArrayList<>();
        for (Section condition : conditions) {
            condition(condition).ifPresent(bound::add);
        }
        boolean complete = !bound.isEmpty() && bound.size() == conditions.size();
        return complete ? Optional.of(joined(any ? ScalarFunction.OR : ScalarFunction.AND, bound)) : Optional.empty();
    }

    private Optional<Expression> condition(Section condition) {
        Optional<Placed<String>> name = condition.get("field", String.class);
        Optional<FilterOperator> operator =
                condition.value("operator", String.class).map(FilterOperator::valueOf);
        Optional<Expression.Column> column =
                name.flatMap(given -> binding.column(given, schema)).map(this::column);
        if (operator.isEmpty() || column.isEmpty() || !fits(condition, operator.get(), column.get())) {
            return Optional.empty();
        }
        return operands(condition, operator.get(), column.get())
                .flatMap(values -> expression(condition, operator.get(), column.get(), values));
    }

    private Expression.Column column(String name) {
        int index = schema.indexOf(name).orElseThrow();
        Field field = schema.field(index);
        return new Expression.Column(index, name, field.type(), field.nullable());
    }

    /** Whether the operator works on values of the column's type; reports it if not. */
    private boolean fits(Section condition, FilterOperator operator, Expression.Column column) {
        DataType type = column.type();
        Optional<String> needed =
                switch (operator) {
                    case CONTAINS, STARTS_WITH, ENDS_WITH, REGEX ->
                        type == DataType.Scalar.STRING ? Optional.empty() : Optional.of("STRING");
                    case GT, GTE, LT, LTE, BETWEEN ->
                        type == DataType.Scalar.BOOLEAN
                                ? Optional.of("a type whose values have an order")
                                : Optional.empty();
                    case EQ, NE, IN, NOT_IN, IS_NULL, IS_NOT_NULL -> Optional.empty();
                };
        needed.ifPresent(expected -> binding.problems()
                .add(
                        condition.node().get("operator").orElse(condition.node()),
                        "WRONG_TYPE",
                        operator + " does not work on '" + column.name() + "'",
                        type.toString(),
                        expected));
        return needed.isEmpty();
    }

    /** What the column is compared with; empty if the file does not give as many values, or one is none of the type. */
    private Optional<List<Expression.Literal>> operands(
            Section condition, FilterOperator operator, Expression.Column column) {
        boolean one = condition.has("value");
        boolean more = condition.has("values");
        int listed = listed(condition);
        boolean right =
                switch (operator.operands()) {
                    case NONE -> !one && !more;
                    case ONE -> one && !more;
                    case TWO -> !one && listed == 2;
                    case MANY -> !one && more;
                };
        if (!right) {
            binding.problems().add(condition.node(), "WRONG_OPERANDS", rule(operator), "", "");
            return Optional.empty();
        }
        List<Expression.Literal> values = new ArrayList<>();
        condition
                .value("value", Node.Scalar.class)
                .flatMap(scalar -> literal(scalar, column))
                .ifPresent(values::add);
        for (Placed<?> item : condition.items("values")) {
            if (item.value() instanceof Node.Scalar scalar) {
                literal(scalar, column).ifPresent(values::add);
            }
        }
        return values.size() == listed + (one ? 1 : 0) ? Optional.of(values) : Optional.empty();
    }

    /** How many values the file lists, right or wrong. */
    private static int listed(Section condition) {
        return condition.node().get("values").orElse(condition.node()) instanceof Node.Sequence sequence
                ? sequence.items().size()
                : 0;
    }

    private static String rule(FilterOperator operator) {
        return switch (operator.operands()) {
            case NONE -> operator + " takes neither 'value' nor 'values'";
            case ONE -> operator + " takes a 'value', and no 'values'";
            case TWO -> operator + " takes two 'values', the lowest and the highest, and no 'value'";
            case MANY -> operator + " takes 'values', and no 'value'";
        };
    }

    private Optional<Expression.Literal> literal(Node.Scalar scalar, Expression.Column column) {
        Optional<Expression.Literal> literal = Constants.of(scalar, column.type());
        if (literal.isEmpty()) {
            binding.problems()
                    .add(
                            scalar,
                            "WRONG_TYPE",
                            scalar.name() + " is a value of '" + column.name() + "', which is " + column.type(),
                            scalar.text(),
                            "");
        }
        return literal;
    }

    private Optional<Expression> expression(
            Section condition, FilterOperator operator, Expression.Column column, List<Expression.Literal> values) {
        return switch (operator) {
            case EQ -> compared(ScalarFunction.EQUAL, column, values);
            case NE -> compared(ScalarFunction.NOT_EQUAL, column, values);
            case GT -> compared(ScalarFunction.GREATER, column, values);
            case GTE -> compared(ScalarFunction.GREATER_OR_EQUAL, column, values);
            case LT -> compared(ScalarFunction.LESS, column, values);
            case LTE -> compared(ScalarFunction.LESS_OR_EQUAL, column, values);
            case IN -> Optional.of(in(column, values));
            case NOT_IN -> Optional.of(call(ScalarFunction.NOT, List.of(in(column, values))));
            case CONTAINS -> compared(ScalarFunction.CONTAINS, column, values);
            case STARTS_WITH -> compared(ScalarFunction.STARTS_WITH, column, values);
            case ENDS_WITH -> compared(ScalarFunction.ENDS_WITH, column, values);
            case REGEX -> regex(condition, column, values);
            case IS_NULL ->
                Optional.of(
                        new Expression.Call(ScalarFunction.IS_NULL, List.of(column), DataType.Scalar.BOOLEAN, false));
            case IS_NOT_NULL ->
                Optional.of(new Expression.Call(
                        ScalarFunction.IS_NOT_NULL, List.of(column), DataType.Scalar.BOOLEAN, false));
            case BETWEEN ->
                Optional.of(call(
                        ScalarFunction.AND,
                        List.of(
                                call(ScalarFunction.GREATER_OR_EQUAL, List.of(column, values.getFirst())),
                                call(ScalarFunction.LESS_OR_EQUAL, List.of(column, values.getLast())))));
        };
    }

    private Optional<Expression> regex(Section condition, Expression.Column column, List<Expression.Literal> values) {
        String pattern = String.valueOf(values.getFirst().value());
        Optional<String> refusal = Regex.refusal(pattern);
        refusal.ifPresent(rule -> binding.problems()
                .add(condition.node().get("value").orElse(condition.node()), "BAD_CONSTANT", rule, pattern, ""));
        return refusal.isEmpty() ? compared(ScalarFunction.REGEXP_LIKE, column, values) : Optional.empty();
    }

    private static Optional<Expression> compared(
            ScalarFunction function, Expression.Column column, List<Expression.Literal> values) {
        return Optional.of(call(function, List.of(column, values.getFirst())));
    }

    private static Expression in(Expression.Column column, List<Expression.Literal> values) {
        List<Expression> tests = new ArrayList<>();
        for (Expression.Literal value : values) {
            tests.add(call(ScalarFunction.EQUAL, List.of(column, value)));
        }
        return joined(ScalarFunction.OR, tests);
    }

    /** A balanced tree, so that a long list makes no deep one. */
    private static Expression joined(ScalarFunction function, List<Expression> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int half = parts.size() / 2;
        return call(
                function,
                List.of(joined(function, parts.subList(0, half)), joined(function, parts.subList(half, parts.size()))));
    }

    private static Expression call(ScalarFunction function, List<Expression> arguments) {
        return new Expression.Call(
                function, arguments, DataType.Scalar.BOOLEAN, arguments.stream().anyMatch(Expression::nullable));
    }
}
