package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the parts of an expression that depend on no column, once instead of for each row. */
final class ConstantFolding {
    private static final Batch ONE_ROW = Batch.of(Schema.of(), List.of(), 1);

    private final ExpressionCompiler compiler;

    ConstantFolding(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    Expression fold(Expression expression) {
        return switch (expression) {
            case Expression.Column column -> column;
            case Expression.Literal literal -> literal;
            case Expression.Call call -> fold(call);
            case Expression.UserCall call ->
                new Expression.UserCall(call.function(), call.signature(), fold(call.arguments()), call.nullable());
        };
    }

    private List<Expression> fold(List<Expression> expressions) {
        return expressions.stream().map(this::fold).toList();
    }

    private Expression fold(Expression.Call call) {
        List<Expression> arguments = fold(call.arguments());
        Expression.Call folded = new Expression.Call(call.function(), arguments, call.type(), call.nullable());
        boolean constant = arguments.stream().allMatch(argument -> argument instanceof Expression.Literal);
        return constant && !call.type().isNested() && call.type() != Scalar.BYTES ? value(folded) : folded;
    }

    /** What fails stays as it is: it may stand where no row gets to. */
    private Expression value(Expression.Call call) {
        try {
            return new Expression.Literal(value(compiler.column(call).evaluate(ONE_ROW)), call.type());
        } catch (MillraceException leftForTheRows) {
            return call;
        }
    }

    private static @Nullable Object value(Column column) {
        if (column.validity().isNull(0)) {
            return null;
        }
        return switch (column) {
            case BooleanColumn c -> c.get(0);
            case IntColumn c -> c.values()[0];
            case LongColumn c -> c.values()[0];
            case DoubleColumn c -> c.values()[0];
            case DecimalColumn c -> c.value(0);
            case BytesColumn c -> c.string(0);
            case NestedColumn c -> throw new IllegalArgumentException("nested values have no constants");
        };
    }
}
