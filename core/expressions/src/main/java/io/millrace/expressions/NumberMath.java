package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Selection;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Functions of numbers. What is not exact is computed with StrictMath, so that the same values give the same bits on every
 * machine and in every engine.
 */
final class NumberMath {
    private NumberMath() {}

    static ColumnFunction abs(Attempt attempt, ColumnFunction operand) {
        if (attempt.call().type() instanceof Decimal) {
            return DecimalMath.abs(attempt, operand);
        }
        return rows -> {
            Column values = operand.evaluate(rows);
            int count = rows.rowCount();
            Misfits misfits = attempt.misfits(rows);
            return switch (values) {
                case IntColumn c -> {
                    int[] out = rows.memory().ints(count);
                    boolean overflow = false;
                    for (int row = 0; row < count; row++) {
                        out[row] = Math.abs(c.values()[row]);
                        overflow |= out[row] < 0;
                    }
                    if (overflow) {
                        findMisfits(c, rows, misfits);
                    }
                    yield rows.objects().ints(out, count, misfits.without(c.validity()));
                }
                case LongColumn c -> {
                    long[] out = rows.memory().longs(count);
                    boolean overflow = false;
                    for (int row = 0; row < count; row++) {
                        out[row] = Math.abs(c.values()[row]);
                        overflow |= out[row] < 0;
                    }
                    if (overflow) {
                        findMisfits(c, rows, misfits);
                    }
                    yield rows.objects().longs(out, count, misfits.without(c.validity()));
                }
                case DoubleColumn c -> {
                    double[] out = rows.memory().doubles(count);
                    for (int row = 0; row < count; row++) {
                        out[row] = Math.abs(c.values()[row]);
                    }
                    yield rows.objects().doubles(out, count, c.validity());
                }
                case DecimalColumn c -> throw Errors.unsupported(attempt.call());
                case BooleanColumn c -> throw Errors.unsupported(attempt.call());
                case BytesColumn c -> throw Errors.unsupported(attempt.call());
                case NestedColumn c -> throw Errors.unsupported(attempt.call());
            };
        };
    }

    private static void findMisfits(IntColumn values, Batch rows, Misfits misfits) {
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (values.validity().isValid(row) && values.values()[row] == Integer.MIN_VALUE) {
                misfits.overflow(row, String.valueOf(Integer.MIN_VALUE));
            }
        }
    }

    private static void findMisfits(LongColumn values, Batch rows, Misfits misfits) {
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (values.validity().isValid(row) && values.values()[row] == Long.MIN_VALUE) {
                misfits.overflow(row, String.valueOf(Long.MIN_VALUE));
            }
        }
    }

    static ColumnFunction sign(Attempt attempt, ColumnFunction operand) {
        if (attempt.call().type() instanceof Decimal) {
            return DecimalMath.sign(attempt, operand);
        }
        return rows -> {
            Column values = operand.evaluate(rows);
            int count = rows.rowCount();
            return switch (values) {
                case IntColumn c -> {
                    int[] out = rows.memory().ints(count);
                    for (int row = 0; row < count; row++) {
                        out[row] = Integer.signum(c.values()[row]);
                    }
                    yield rows.objects().ints(out, count, c.validity());
                }
                case LongColumn c -> {
                    long[] out = rows.memory().longs(count);
                    for (int row = 0; row < count; row++) {
                        out[row] = Long.signum(c.values()[row]);
                    }
                    yield rows.objects().longs(out, count, c.validity());
                }
                case DoubleColumn c -> {
                    double[] out = rows.memory().doubles(count);
                    for (int row = 0; row < count; row++) {
                        out[row] = Math.signum(c.values()[row]);
                    }
                    yield rows.objects().doubles(out, count, c.validity());
                }
                case DecimalColumn c -> throw Errors.unsupported(attempt.call());
                case BooleanColumn c -> throw Errors.unsupported(attempt.call());
                case BytesColumn c -> throw Errors.unsupported(attempt.call());
                case NestedColumn c -> throw Errors.unsupported(attempt.call());
            };
        };
    }

    static ColumnFunction ceil(Attempt attempt, ColumnFunction operand) {
        if (attempt.call().type() instanceof Decimal) {
            return DecimalMath.ceil(attempt, operand);
        }
        return rows -> {
            Column values = operand.evaluate(rows);
            if (!(values instanceof DoubleColumn doubles)) {
                return values;
            }
            double[] out = rows.memory().doubles(rows.rowCount());
            for (int row = 0; row < rows.rowCount(); row++) {
                out[row] = Math.ceil(doubles.values()[row]);
            }
            return rows.objects().doubles(out, rows.rowCount(), values.validity());
        };
    }

    static ColumnFunction floor(Attempt attempt, ColumnFunction operand) {
        if (attempt.call().type() instanceof Decimal) {
            return DecimalMath.floor(attempt, operand);
        }
        return rows -> {
            Column values = operand.evaluate(rows);
            if (!(values instanceof DoubleColumn doubles)) {
                return values;
            }
            double[] out = rows.memory().doubles(rows.rowCount());
            for (int row = 0; row < rows.rowCount(); row++) {
                out[row] = Math.floor(doubles.values()[row]);
            }
            return rows.objects().doubles(out, rows.rowCount(), values.validity());
        };
    }

    static ColumnFunction sqrt(Attempt attempt, List<ColumnFunction> operand) {
        return unary(attempt, operand, Math::sqrt, "a number that is not negative");
    }

    static ColumnFunction exp(Attempt attempt, List<ColumnFunction> operand) {
        return unary(attempt, operand, StrictMath::exp, "a number");
    }

    static ColumnFunction ln(Attempt attempt, List<ColumnFunction> operand) {
        return unary(attempt, operand, value -> value == 0 ? Double.NaN : StrictMath.log(value), "a number above 0");
    }

    static ColumnFunction log10(Attempt attempt, List<ColumnFunction> operand) {
        return unary(attempt, operand, value -> value == 0 ? Double.NaN : StrictMath.log10(value), "a number above 0");
    }

    static ColumnFunction pow(Attempt attempt, List<ColumnFunction> operands) {
        DoubleBinaryOperator power =
                (base, exponent) -> base == 0 && exponent < 0 ? Double.NaN : StrictMath.pow(base, exponent);
        return PerRow.doubles(attempt, operands, (arguments, misfits) -> {
            double[] bases = PerRow.doubles(arguments[0]);
            double[] exponents = PerRow.doubles(arguments[1]);
            return row -> {
                double base = bases[row];
                double exponent = exponents[row];
                double result = power.applyAsDouble(base, exponent);
                if (Double.isNaN(result) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
                    misfits.add(
                            row,
                            () -> Errors.invalid(
                                    misfits.call(),
                                    base + " and " + exponent,
                                    "a whole exponent of a negative number, a positive exponent of 0"));
                }
                return result;
            };
        });
    }

    /** A function whose result is NaN where it is not defined; NaN itself stays NaN. */
    private static ColumnFunction unary(
            Attempt attempt, List<ColumnFunction> operand, DoubleUnaryOperator function, String expected) {
        return PerRow.doubles(attempt, operand, (arguments, misfits) -> {
            double[] values = PerRow.doubles(arguments[0]);
            return row -> {
                double result = function.applyAsDouble(values[row]);
                if (Double.isNaN(result) && !Double.isNaN(values[row])) {
                    misfits.add(row, () -> Errors.invalid(misfits.call(), String.valueOf(values[row]), expected));
                }
                return result;
            };
        });
    }
}
