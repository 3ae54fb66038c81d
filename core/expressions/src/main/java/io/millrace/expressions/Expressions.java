package io.millrace.expressions;

import io.millrace.kernels.Kernels;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;

/** Makes expressions ready to be evaluated, with the kernels of this process. */
public final class Expressions {
    private Expressions() {}

    /** As {@link #columnFunction(Expression, ExpressionErrors)} in a job that fails if an operation does. */
    public static ColumnFunction columnFunction(Expression expression) {
        return columnFunction(expression, ExpressionErrors.FAIL);
    }

    /**
     * A function that computes the expression; what depends on no column is computed now. That of a mere column gives the batch's own column.
     *
     * @param errors what becomes of rows for which an operation has no value
     * @throws io.millrace.model.error.MillraceException {@code EXPRESSION_TYPE_UNSUPPORTED} if a function of the
     *     expression is not defined for the types of its arguments
     */
    public static ColumnFunction columnFunction(Expression expression, ExpressionErrors errors) {
        ExpressionCompiler compiler = new ExpressionCompiler(Kernels.active(), errors);
        return compiler.column(new ConstantFolding(compiler).fold(expression));
    }

    /** As {@link #predicate(Expression, ExpressionErrors)} in a job that fails if an operation does. */
    public static RowPredicate predicate(Expression expression) {
        return predicate(expression, ExpressionErrors.FAIL);
    }

    /**
     * A predicate that keeps the rows for which a BOOLEAN expression is true. The right side of an AND is evaluated only on
     * rows for which the left side is true, that of an OR only on rows for which it is not.
     *
     * @param errors what becomes of rows for which an operation has no value
     * @throws io.millrace.model.error.MillraceException as {@link #columnFunction(Expression, ExpressionErrors)}
     */
    public static RowPredicate predicate(Expression expression, ExpressionErrors errors) {
        ExpressionCompiler compiler = new ExpressionCompiler(Kernels.active(), errors);
        return new PredicateCompiler(compiler).predicate(new ConstantFolding(compiler).fold(expression));
    }
}
