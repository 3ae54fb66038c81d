package io.millrace.expressions;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Gather;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import java.util.Arrays;

/** Finds values among the elements of arrays and the keys of maps. */
final class Matching {
    private Matching() {}

    /** Whether an element, which is not null, equals the value sought in a row. */
    interface Match {
        boolean at(int element, int row);
    }

    /** Equality as the operator = has it. */
    static Match of(Column elements, Column sought) {
        return switch (elements) {
            case BooleanColumn a -> {
                BooleanColumn b = (BooleanColumn) sought;
                yield (element, row) -> a.get(element) == b.get(row);
            }
            case IntColumn a -> {
                int[] b = PerRow.ints(sought);
                yield (element, row) -> a.values()[element] == b[row];
            }
            case LongColumn a -> {
                long[] b = PerRow.longs(sought);
                yield (element, row) -> a.values()[element] == b[row];
            }
            case DoubleColumn a -> {
                double[] b = PerRow.doubles(sought);
                yield (element, row) -> a.values()[element] == b[row];
            }
            case DecimalColumn a -> {
                DecimalColumn b = PerRow.decimals(sought);
                yield (element, row) -> a.low(element) == b.low(row) && a.high(element) == b.high(row);
            }
            case BytesColumn a -> {
                BytesColumn b = PerRow.text(sought);
                yield (element, row) -> Arrays.equals(
                        a.data(),
                        a.start(element),
                        a.offsets()[element + 1],
                        b.data(),
                        b.start(row),
                        b.offsets()[row + 1]);
            }
            case NestedColumn a -> throw new IllegalArgumentException("nested values are not compared");
        };
    }

    /** The first element from {@code from} to before {@code to} that matches, or {@link Gather#NULL_ROW}. */
    static int indexOf(Match match, int from, int to, int row) {
        for (int element = from; element < to; element++) {
            if (match.at(element, row)) {
                return element;
            }
        }
        return Gather.NULL_ROW;
    }

    static ColumnFunction contains(ColumnFunction collection, ColumnFunction value) {
        return rows -> contains((ArrayColumn) collection.evaluate(rows), value.evaluate(rows), rows);
    }

    private static BooleanColumn contains(ArrayColumn arrays, Column sought, Batch rows) {
        Match match = of(arrays.elements(), sought);
        Validity present = arrays.elements().validity();
        Match matchOfPresent =
                present.allValid() ? match : (element, row) -> present.isValid(element) && match.at(element, row);
        Validity given = Bits.both(arrays.validity(), sought.validity(), rows);
        int[] offsets = arrays.offsets();
        long[] found = rows.memory().bits(rows.rowCount());
        long[] valid = rows.memory().bits(rows.rowCount());
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (given.isNull(row)) {
                continue;
            }
            if (indexOf(matchOfPresent, offsets[row], offsets[row + 1], row) != Gather.NULL_ROW) {
                Bits.set(found, row);
                Bits.set(valid, row);
            } else if (allPresent(present, offsets[row], offsets[row + 1])) {
                Bits.set(valid, row);
            }
        }
        return rows.objects().booleans(found, rows.rowCount(), Bits.validity(valid, rows));
    }

    private static boolean allPresent(Validity present, int from, int to) {
        for (int element = from; element < to && !present.allValid(); element++) {
            if (present.isNull(element)) {
                return false;
            }
        }
        return true;
    }
}
