package org.example.payments;

import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.function.Signature;
import io.millrace.model.function.VectorFunction;
import java.util.List;

/** An amount in cash, where the smallest coin is five hundredths: {@code rounded(amount)}. */
public final class Rounded implements VectorFunction {
    private static final double COINS = 20;

    @Override
    public Signature signature(List<DataType> arguments) {
        return Signature.of(Scalar.DOUBLE, Scalar.DOUBLE);
    }

    @Override
    public Column evaluate(List<Column> arguments, Selection rows, int rowCount) {
        DoubleColumn amounts = (DoubleColumn) arguments.getFirst();
        double[] rounded = new double[rowCount];
        // All rows, also those that do not count: cheaper than to look which do.
        for (int row = 0; row < rowCount; row++) {
            rounded[row] = Math.rint(amounts.values()[row] * COINS) / COINS;
        }
        return new DoubleColumn(rounded, rowCount, amounts.validity());
    }
}
