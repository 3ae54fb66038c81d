package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes expressions in SQL, with no more parentheses than needed. */
final class SqlText {
    private static final int PRIMARY = 9;

    private SqlText() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Column column -> name(column.name());
            case Expression.Literal literal -> literal(literal);
            case Expression.Call call -> call(call);
            case Expression.UserCall call -> call(call.function().name(), call.arguments());
        };
    }

    private static String name(String name) {
        boolean plain =
                name.matches("[A-Za-z_][A-Za-z_0-9]*") && !Parser.RESERVED.contains(name.toUpperCase(Locale.ROOT));
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String fieldName(Expression constant) {
        return constant instanceof Expression.Literal(String name, DataType ignored) ? name(name) : of(constant);
    }

    private static String literal(Expression.Literal literal) {
        Object value = literal.value();
        return switch (value) {
            case null -> "CAST(NULL AS " + literal.type() + ")";
            case Boolean b -> b ? "TRUE" : "FALSE";
            case Double d -> {
                String text = d.toString();
                yield text.contains("E") ? text : text + "e0";
            }
            case BigDecimal d -> d.scale() == 0 ? d.toPlainString() + "." : d.toPlainString();
            case String text -> '\'' + text.replace("'", "''") + '\'';
            case Long micros
            when literal.type() == Scalar.TIMESTAMP -> "TIMESTAMP '" + TimestampText.format(micros) + '\'';
            default -> value.toString();
        };
    }

    private static String call(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        int level = level(call.function());
        return switch (call.function()) {
            case ADD -> infix(arguments, "+", level);
            case SUBTRACT -> infix(arguments, "-", level);
            case MULTIPLY -> infix(arguments, "*", level);
            case DIVIDE -> infix(arguments, "/", level);
            case MODULO -> infix(arguments, "%", level);
            case EQUAL -> infix(arguments, "=", level);
            case NOT_EQUAL -> infix(arguments, "<>", level);
            case LESS -> infix(arguments, "<", level);
            case LESS_OR_EQUAL -> infix(arguments, "<=", level);
            case GREATER -> infix(arguments, ">", level);
            case GREATER_OR_EQUAL -> infix(arguments, ">=", level);
            case AND -> infix(arguments, "AND", level);
            case OR -> infix(arguments, "OR", level);
            case NOT -> "NOT " + operand(arguments.getFirst(), level);
            // A number would melt into the sign.
            case NEGATE ->
                arguments.getFirst() instanceof Expression.Literal
                        ? "-(" + of(arguments.getFirst()) + ")"
                        : "- " + operand(arguments.getFirst(), level);
            case IS_NULL -> operand(arguments.getFirst(), level) + " IS NULL";
            case IS_NOT_NULL -> operand(arguments.getFirst(), level) + " IS NOT NULL";
            case CAST, TRY_CAST -> call.function() + "(" + of(arguments.getFirst()) + " AS " + call.type() + ")";
            case CASE -> choice(arguments);
            case ELEMENT -> operand(arguments.get(0), PRIMARY) + "[" + of(arguments.get(1)) + "]";
            case FIELD -> operand(arguments.get(0), PRIMARY) + "." + fieldName(arguments.get(1));
            case LIKE ->
                infix(arguments, "LIKE", level)
                        + (arguments.size() == 3 ? " ESCAPE " + operand(arguments.get(2), level + 1) : "");
            default -> call(call.function().name(), arguments);
        };
    }

    private static String call(String name, List<Expression> arguments) {
        return arguments.stream().map(SqlText::of).collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static String choice(List<Expression> arguments) {
        StringBuilder text = new StringBuilder("CASE");
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            text.append(" WHEN ").append(of(arguments.get(i))).append(" THEN ").append(of(arguments.get(i + 1)));
        }
        return text.append(" ELSE ")
                .append(of(arguments.getLast()))
                .append(" END")
                .toString();
    }

    private static String infix(List<Expression> arguments, String symbol, int level) {
        return operand(arguments.get(0), level) + " " + symbol + " " + operand(arguments.get(1), level + 1);
    }

    private static String operand(Expression operand, int level) {
        boolean loose = operand instanceof Expression.Call call && level(call.function()) < level;
        return loose ? "(" + of(operand) + ")" : of(operand);
    }

    /** How tightly an operator binds. */
    private static int level(ScalarFunction function) {
        return switch (function) {
            case OR -> 1;
            case AND -> 2;
            case NOT -> 3;
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IS_NULL, IS_NOT_NULL, LIKE -> 4;
            case ADD, SUBTRACT -> 5;
            case MULTIPLY, DIVIDE, MODULO -> 6;
            case NEGATE -> 7;
            default -> PRIMARY;
        };
    }
}
