package io.millrace.expressions;

import io.millrace.expressions.ComparisonCompiler.ColumnTest;
import io.millrace.expressions.ComparisonCompiler.ConstantTest;
import io.millrace.kernels.Comparison;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Selection;
import java.util.Arrays;

/** Compares byte strings as sequences of unsigned bytes, which for UTF-8 is the order of code points. */
final class BytesComparison {
    private BytesComparison() {}

    static ConstantTest withConstant(Comparison comparison, byte[] constant) {
        return switch (comparison) {
            case EQUAL -> ConstantText.equal(constant, true);
            case NOT_EQUAL -> ConstantText.equal(constant, false);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                Passing passing = Passing.of(comparison);
                yield (values, rows, out) -> ordered((BytesColumn) values, constant, passing, rows, out);
            }
        };
    }

    static ColumnTest ofColumns(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> (left, right, rows, out) -> equal((BytesColumn) left, (BytesColumn) right, true, rows, out);
            case NOT_EQUAL ->
                (left, right, rows, out) -> equal((BytesColumn) left, (BytesColumn) right, false, rows, out);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                Passing passing = Passing.of(comparison);
                yield (left, right, rows, out) -> ordered((BytesColumn) left, (BytesColumn) right, passing, rows, out);
            }
        };
    }

    private static int equal(BytesColumn left, BytesColumn right, boolean wanted, Selection rows, int[] out) {
        int count = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            out[count] = row;
            boolean equal = Arrays.equals(
                    left.data(),
                    left.start(row),
                    left.offsets()[row + 1],
                    right.data(),
                    right.start(row),
                    right.offsets()[row + 1]);
            count += equal == wanted ? 1 : 0;
        }
        return count;
    }

    private static int ordered(BytesColumn values, byte[] constant, Passing passing, Selection rows, int[] out) {
        int count = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            int order = Arrays.compareUnsigned(
                    values.data(), values.start(row), values.offsets()[row + 1], constant, 0, constant.length);
            out[count] = row;
            count += passing.passes(order) ? 1 : 0;
        }
        return count;
    }

    private static int ordered(BytesColumn left, BytesColumn right, Passing passing, Selection rows, int[] out) {
        int count = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            int order = Arrays.compareUnsigned(
                    left.data(),
                    left.start(row),
                    left.offsets()[row + 1],
                    right.data(),
                    right.start(row),
                    right.offsets()[row + 1]);
            out[count] = row;
            count += passing.passes(order) ? 1 : 0;
        }
        return count;
    }
}
