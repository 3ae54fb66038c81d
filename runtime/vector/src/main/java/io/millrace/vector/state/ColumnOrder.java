package io.millrace.vector.state;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.RowColumn;
import java.util.Arrays;

/**
 * The order of the values of two columns of one type: null is less than every value, NaN greater than every number, -0.0 less than 0.0, texts go by their bytes;
 * arrays by their first elements that differ, maps by their entries as they stand, rows by their fields.
 */
final class ColumnOrder {
    private ColumnOrder() {}

    static int compare(Column left, int leftRow, Column right, int rightRow) {
        boolean leftNull = left.validity().isNull(leftRow);
        boolean rightNull = right.validity().isNull(rightRow);
        if (leftNull || rightNull) {
            return Boolean.compare(rightNull, leftNull);
        }
        return switch (left) {
            case BooleanColumn l -> Boolean.compare(l.get(leftRow), ((BooleanColumn) right).get(rightRow));
            case IntColumn l -> Integer.compare(l.values()[leftRow], ((IntColumn) right).values()[rightRow]);
            case LongColumn l -> Long.compare(l.values()[leftRow], ((LongColumn) right).values()[rightRow]);
            case DoubleColumn l -> Double.compare(l.values()[leftRow], ((DoubleColumn) right).values()[rightRow]);
            case DecimalColumn l -> decimals(l, leftRow, (DecimalColumn) right, rightRow);
            case BytesColumn l -> {
                BytesColumn r = (BytesColumn) right;
                yield Arrays.compareUnsigned(
                        l.data(),
                        l.offsets()[leftRow],
                        l.offsets()[leftRow + 1],
                        r.data(),
                        r.offsets()[rightRow],
                        r.offsets()[rightRow + 1]);
            }
            case ArrayColumn l -> {
                ArrayColumn r = (ArrayColumn) right;
                yield ranges(l.elements(), l.offsets(), leftRow, r.elements(), r.offsets(), rightRow);
            }
            case MapColumn l -> {
                MapColumn r = (MapColumn) right;
                int keys = ranges(l.keys(), l.offsets(), leftRow, r.keys(), r.offsets(), rightRow);
                yield keys != 0 ? keys : ranges(l.values(), l.offsets(), leftRow, r.values(), r.offsets(), rightRow);
            }
            case RowColumn l -> {
                RowColumn r = (RowColumn) right;
                int order = 0;
                for (int i = 0; i < l.fields().size() && order == 0; i++) {
                    order = compare(l.fields().get(i), leftRow, r.fields().get(i), rightRow);
                }
                yield order;
            }
        };
    }

    private static int decimals(DecimalColumn left, int leftRow, DecimalColumn right, int rightRow) {
        int high = Long.compare(left.high(leftRow), right.high(rightRow));
        return high != 0 ? high : Long.compareUnsigned(left.low(leftRow), right.low(rightRow));
    }

    private static int ranges(
            Column left, int[] leftOffsets, int leftRow, Column right, int[] rightOffsets, int rightRow) {
        int leftStart = leftOffsets[leftRow];
        int rightStart = rightOffsets[rightRow];
        int leftLength = leftOffsets[leftRow + 1] - leftStart;
        int rightLength = rightOffsets[rightRow + 1] - rightStart;
        for (int i = 0; i < Math.min(leftLength, rightLength); i++) {
            int order = compare(left, leftStart + i, right, rightStart + i);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(leftLength, rightLength);
    }
}
