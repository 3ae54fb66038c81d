package io.millrace.expressions;

import io.millrace.kernels.Comparison;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Selection;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;
import java.util.function.BinaryOperator;

/** From BOOLEAN expressions to predicates: no column of booleans where rows will do. */
final class PredicateCompiler {
    private final ExpressionCompiler columns;

    PredicateCompiler(ExpressionCompiler columns) {
        this.columns = columns;
    }

    RowPredicate predicate(Expression expression) {
        return switch (expression) {
            case Expression.Column column -> trueOf(column);
            case Expression.Literal literal ->
                Boolean.TRUE.equals(literal.value()) ? rows -> rows.selection() : rows -> RowSets.none();
            case Expression.Call call -> predicate(call);
            case Expression.UserCall call -> trueOf(call);
        };
    }

    private RowPredicate predicate(Expression.Call call) {
        return switch (call.function()) {
            case AND -> logic(call, PredicateCompiler::and);
            case OR -> logic(call, PredicateCompiler::or);
            case NOT -> not(call);
            case EQUAL -> columns.comparison(call, Comparison.EQUAL);
            case NOT_EQUAL -> columns.comparison(call, Comparison.NOT_EQUAL);
            case LESS -> columns.comparison(call, Comparison.LESS);
            case LESS_OR_EQUAL -> columns.comparison(call, Comparison.LESS_OR_EQUAL);
            case GREATER -> columns.comparison(call, Comparison.GREATER);
            case GREATER_OR_EQUAL -> columns.comparison(call, Comparison.GREATER_OR_EQUAL);
            case IS_NULL -> new NullTest(columns.column(call.arguments().getFirst()), true);
            case IS_NOT_NULL -> new NullTest(columns.column(call.arguments().getFirst()), false);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, NEGATE -> throw Errors.unsupported(call);
            default -> trueOf(call);
        };
    }

    private RowPredicate logic(Expression.Call call, BinaryOperator<RowPredicate> function) {
        return call.arguments().stream()
                .map(this::predicate)
                .reduce(function)
                .orElseThrow(() -> Errors.unsupported(call));
    }

    private static RowPredicate and(RowPredicate left, RowPredicate right) {
        return rows -> right.filter(rows.objects().select(rows, left.filter(rows)));
    }

    private static RowPredicate or(RowPredicate left, RowPredicate right) {
        return rows -> {
            Selection kept = left.filter(rows);
            Selection rest = RowSets.minus(rows.selection(), kept, rows.memory());
            return RowSets.union(
                    rows.selection(), kept, right.filter(rows.objects().select(rows, rest)), rows.memory());
        };
    }

    /** Pushes NOT inwards as far as it goes; what is left is computed as a column. */
    private RowPredicate not(Expression.Call call) {
        Expression negated = Negation.of(call.arguments().getFirst());
        boolean pushed = !(negated instanceof Expression.Call rest && rest.function() == ScalarFunction.NOT);
        return pushed ? predicate(negated) : trueOf(negated);
    }

    private RowPredicate trueOf(Expression expression) {
        if (expression.type() != Scalar.BOOLEAN) {
            throw new IllegalArgumentException("a predicate is BOOLEAN, not " + expression.type());
        }
        ColumnFunction function = columns.column(expression);
        if (function instanceof BooleanFunction condition) {
            return condition;
        }
        return rows -> {
            BooleanColumn values = (BooleanColumn) function.evaluate(rows);
            Selection valid = RowSets.nulls(rows.selection(), values.validity(), false, rows.memory());
            return RowSets.bits(valid, values.words(), true, rows.memory());
        };
    }
}
