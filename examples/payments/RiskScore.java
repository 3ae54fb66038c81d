package org.example.payments;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.ArgumentsRejectedException;
import io.millrace.model.function.Result;
import io.millrace.model.function.RowFunction;
import io.millrace.model.function.Signature;
import java.util.List;

/** How risky a payment is, from 0 to 100: {@code risk_score(amount, country)}. */
public final class RiskScore implements RowFunction {
    private static final double SUSPICIOUS_AMOUNT = 5_000;

    @Override
    public Signature signature(List<DataType> arguments) {
        if (arguments.size() != 2 || arguments.get(1) != Scalar.STRING) {
            throw new ArgumentsRejectedException("it takes an amount and the two letters of a country");
        }
        return Signature.of(Scalar.INT, Scalar.DOUBLE, Scalar.STRING);
    }

    @Override
    public void evaluate(Arguments row, Result result) {
        if (row.byteLength(1) != 2) {
            throw new IllegalArgumentException("a country has two letters, not '" + row.getString(1) + "'");
        }
        double share = Math.min(row.getDouble(0) / SUSPICIOUS_AMOUNT, 1);
        boolean abroad = row.byteAt(1, 0) != 'C' || row.byteAt(1, 1) != 'H';
        result.set((int) (share * 80) + (abroad ? 20 : 0));
    }
}
