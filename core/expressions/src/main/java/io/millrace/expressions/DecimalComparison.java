package io.millrace.expressions;

import io.millrace.expressions.ComparisonCompiler.ColumnTest;
import io.millrace.expressions.ComparisonCompiler.ConstantTest;
import io.millrace.kernels.Comparison;
import io.millrace.kernels.ComparisonKernels;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.Int128;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Comparisons of DECIMAL values by their numbers, whatever their scales. Only values beyond 18 digits may make objects. */
final class DecimalComparison {
    private DecimalComparison() {}

    /** The constant is brought to the scale of the column once; what it has more of is put into the comparison. */
    static ConstantTest withConstant(
            Decimal type, Comparison comparison, BigDecimal constant, ComparisonKernels kernels) {
        BigDecimal scaled = constant.movePointRight(type.scale());
        boolean whole = scaled.stripTrailingZeros().scale() <= 0;
        Comparison test = whole
                ? comparison
                : switch (comparison) {
                    case EQUAL, NOT_EQUAL -> comparison;
                    case LESS, LESS_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
                    case GREATER, GREATER_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
                };
        // A number that no value of the column equals.
        BigInteger beyond = BigInteger.TEN.pow(type.precision());
        RoundingMode mode = test == Comparison.GREATER_OR_EQUAL && !whole ? RoundingMode.CEILING : RoundingMode.FLOOR;
        boolean never = !whole && (test == Comparison.EQUAL || test == Comparison.NOT_EQUAL);
        BigInteger bound = never
                ? beyond
                : scaled.setScale(0, mode).toBigInteger().min(beyond).max(beyond.negate());
        return type.isWide() ? wide(test, bound) : ConstantTests.decimals(test, bound.longValueExact(), kernels);
    }

    private static ConstantTest wide(Comparison comparison, BigInteger bound) {
        Passing passing = Passing.of(comparison);
        Int128 constant = new Int128();
        constant.set(bound);
        return (column, rows, out) -> {
            DecimalColumn values = (DecimalColumn) column;
            int count = 0;
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.rows()[i];
                int order = Int128.compare(values.high(row), values.low(row), constant.high(), constant.low());
                out[count] = row;
                count += passing.passes(order) ? 1 : 0;
            }
            return count;
        };
    }

    static ColumnTest ofColumns(Decimal left, Decimal right, Comparison comparison, ComparisonKernels kernels) {
        if (left.scale() == right.scale() && !left.isWide() && !right.isWide()) {
            return (a, b, rows, out) -> {
                long[] x = ((DecimalColumn) a).low();
                long[] y = ((DecimalColumn) b).low();
                return rows.isAll()
                        ? kernels.compare(comparison, x, y, rows.count(), out)
                        : kernels.compare(comparison, x, y, rows.rows(), rows.count(), out);
            };
        }
        Passing passing = Passing.of(comparison);
        return (a, b, rows, out) -> {
            Int128 x = new Int128();
            Int128 y = new Int128();
            int count = 0;
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.rows()[i];
                out[count] = row;
                count += passing.passes(order((DecimalColumn) a, (DecimalColumn) b, row, x, y)) ? 1 : 0;
            }
            return count;
        };
    }

    private static int order(DecimalColumn a, DecimalColumn b, int row, Int128 x, Int128 y) {
        int scale = Math.max(a.type().scale(), b.type().scale());
        a.load(row, x);
        b.load(row, y);
        boolean fit = x.scaleUp(scale - a.type().scale())
                && y.scaleUp(scale - b.type().scale());
        return fit
                ? Int128.compare(x.high(), x.low(), y.high(), y.low())
                : a.value(row).compareTo(b.value(row));
    }
}
