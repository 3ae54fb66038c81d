package io.millrace.expressions;

import io.millrace.kernels.Kernels;
import io.millrace.model.expression.Expression;

/** Makes expressions ready to be evaluated, with the kernels of this process. */
public final class Expressions {
    private Expressions() {}

    /**
     * A function that computes the expression; what depends on no column is computed now. That of a mere column gives the batch's own column.
     *
     * @throws io.millrace.model.error.MillraceException {@code EXPRESSION_TYPE_UNSUPPORTED} if a function of the
     *     expression is not defined for the types of its arguments
     */
    public static ColumnFunction columnFunction(Expression expression) {
        ExpressionCompiler compiler = compiler();
        return compiler.column(new ConstantFolding(compiler).fold(expression));
    }

    /**
     * A predicate that keeps the rows for which a BOOLEAN expression is true. The right side of an AND is evaluated only on
     * rows for which the left side is true, that of an OR only on rows for which it is not.
     *
     * @throws io.millrace.model.error.MillraceException as {@link #columnFunction}
     */
    public static RowPredicate predicate(Expression expression) {
        ExpressionCompiler compiler = compiler();
        return new PredicateCompiler(compiler).predicate(new ConstantFolding(compiler).fold(expression));
    }

    private static ExpressionCompiler compiler() {
        return new ExpressionCompiler(Kernels.active());
    }
}
