package io.millrace.expressions;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;
import java.util.List;

/** The opposite of a BOOLEAN expression, with NOT pushed inwards as far as it goes. */
final class Negation {
    private Negation() {}

    static Expression of(Expression expression) {
        if (!(expression instanceof Expression.Call call)) {
            return not(expression);
        }
        return switch (call.function()) {
            case NOT -> call.arguments().getFirst();
            case AND -> all(call, ScalarFunction.OR);
            case OR -> all(call, ScalarFunction.AND);
            case IS_NULL -> with(call, ScalarFunction.IS_NOT_NULL);
            case IS_NOT_NULL -> with(call, ScalarFunction.IS_NULL);
            case EQUAL -> with(call, ScalarFunction.NOT_EQUAL);
            case NOT_EQUAL -> with(call, ScalarFunction.EQUAL);
            case LESS -> ordered(call, ScalarFunction.GREATER_OR_EQUAL);
            case LESS_OR_EQUAL -> ordered(call, ScalarFunction.GREATER);
            case GREATER -> ordered(call, ScalarFunction.LESS_OR_EQUAL);
            case GREATER_OR_EQUAL -> ordered(call, ScalarFunction.LESS);
            default -> not(call);
        };
    }

    /** De Morgan's laws hold in three values too. */
    private static Expression all(Expression.Call call, ScalarFunction function) {
        List<Expression> negated = call.arguments().stream().map(Negation::of).toList();
        return new Expression.Call(function, negated, call.type(), call.nullable());
    }

    /** NaN is neither less than a number nor greater or equal. */
    private static Expression ordered(Expression.Call call, ScalarFunction opposite) {
        boolean total = call.arguments().stream().noneMatch(argument -> argument.type() == Scalar.DOUBLE);
        return total ? with(call, opposite) : not(call);
    }

    private static Expression with(Expression.Call call, ScalarFunction function) {
        return new Expression.Call(function, call.arguments(), call.type(), call.nullable());
    }

    private static Expression not(Expression expression) {
        return new Expression.Call(ScalarFunction.NOT, List.of(expression), expression.type(), expression.nullable());
    }
}
