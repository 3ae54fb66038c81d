package io.millrace.expressions;

import io.millrace.kernels.ArithmeticKernels;
import io.millrace.kernels.ConstantDivisor;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;
import java.util.Optional;

/**
 * DIVIDE or MODULO of whole numbers by one number for all rows, for which every row has a result.
 *
 * @param remainder whether it is MODULO
 */
record DivisionByConstant(
        ColumnFunction dividends, ConstantDivisor divisor, boolean remainder, ArithmeticKernels kernels)
        implements ColumnFunction {

    /** The divisor of a call, if it is such a number. */
    static Optional<ConstantDivisor> divisor(Expression.Call call) {
        boolean division = call.function() == ScalarFunction.DIVIDE || call.function() == ScalarFunction.MODULO;
        if (!division || !(call.arguments().getLast() instanceof Expression.Literal literal)) {
            return Optional.empty();
        }
        return switch (literal.value()) {
            case Integer number -> ConstantDivisor.of(number);
            case Long number -> ConstantDivisor.of(number);
            case null, default -> Optional.empty();
        };
    }

    @Override
    public Column evaluate(Batch rows) {
        int count = rows.rowCount();
        return switch (dividends.evaluate(rows)) {
            case IntColumn c -> {
                int[] out = rows.memory().ints(count);
                if (remainder) {
                    kernels.modulo(c.values(), divisor, count, out);
                } else {
                    kernels.divide(c.values(), divisor, count, out);
                }
                yield rows.objects().ints(out, count, c.validity());
            }
            case LongColumn c -> {
                long[] out = rows.memory().longs(count);
                if (remainder) {
                    kernels.modulo(c.values(), divisor, count, out);
                } else {
                    kernels.divide(c.values(), divisor, count, out);
                }
                yield rows.objects().longs(out, count, c.validity());
            }
            default -> throw new IllegalStateException("whole numbers are INT or BIGINT");
        };
    }
}
