package io.millrace.expressions;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.Concatenation;
import io.millrace.model.data.Gather;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import java.util.ArrayList;
import java.util.List;

/** Functions that make arrays and maps. */
final class NewCollections {
    private NewCollections() {}

    /** An array of the arguments: their columns behind each other, and of these the first of each, the second of each and so on. */
    static ColumnFunction array(List<ColumnFunction> arguments) {
        return rows -> {
            List<Column> columns = new ArrayList<>();
            for (ColumnFunction argument : arguments) {
                columns.add(argument.evaluate(rows));
            }
            int length = columns.size();
            int count = rows.rowCount();
            int[] elements = rows.memory().ints(Math.multiplyExact(count, length));
            int[] offsets = rows.memory().ints(count + 1);
            offsets[0] = 0;
            for (int row = 0; row < count; row++) {
                for (int i = 0; i < length; i++) {
                    elements[offsets[row] + i] = i * count + row;
                }
                offsets[row + 1] = offsets[row] + length;
            }
            Column gathered = Gather.rows(Concatenation.of(columns), elements, count * length, rows.memory());
            return new ArrayColumn(gathered, offsets, count, Validity.ALL);
        };
    }

    /** The parts of texts between delimiters. */
    static ColumnFunction split(ColumnFunction text, ColumnFunction delimiter) {
        return rows -> split(PerRow.text(text.evaluate(rows)), PerRow.text(delimiter.evaluate(rows)), rows);
    }

    private static ArrayColumn split(BytesColumn text, BytesColumn delimiter, Batch rows) {
        int count = rows.rowCount();
        Validity given = Bits.both(text.validity(), delimiter.validity(), rows);
        BytesColumnBuilder parts = new BytesColumnBuilder(count);
        parts.use(rows.memory());
        int[] offsets = rows.memory().ints(count + 1);
        offsets[0] = 0;
        Selection selection = rows.selection();
        int next = 0;
        for (int row = 0; row < count; row++) {
            boolean selected = next < selection.count() && selection.rows()[next] == row;
            if (selected) {
                next++;
                if (given.isValid(row)) {
                    split(text, delimiter, row, parts);
                }
            }
            offsets[row + 1] = parts.size();
        }
        return new ArrayColumn(parts.build(), offsets, count, given);
    }

    private static void split(BytesColumn text, BytesColumn delimiter, int row, BytesColumnBuilder parts) {
        int length = delimiter.length(row);
        int from = text.start(row);
        int found = length == 0 ? -1 : ByteSearch.indexOf(text, row, from, delimiter, row);
        while (found >= 0) {
            parts.append(text.data(), from, found - from);
            from = found + length;
            found = ByteSearch.indexOf(text, row, from, delimiter, row);
        }
        parts.append(text.data(), from, text.offsets()[row + 1] - from);
    }

    static ColumnFunction map(Attempt attempt, ColumnFunction keys, ColumnFunction values) {
        return rows -> map(
                attempt.misfits(rows), (ArrayColumn) keys.evaluate(rows), (ArrayColumn) values.evaluate(rows), rows);
    }

    private static MapColumn map(Misfits misfits, ArrayColumn keys, ArrayColumn values, Batch rows) {
        int count = rows.rowCount();
        Validity given = Bits.both(keys.validity(), values.validity(), rows);
        int[] offsets = rows.memory().ints(count + 1);
        offsets[0] = 0;
        int[] keyRows = rows.memory().ints(keys.offsets()[count]);
        int[] valueRows = rows.memory().ints(keys.offsets()[count]);
        Selection selection = rows.selection();
        int next = 0;
        int entries = 0;
        for (int row = 0; row < count; row++) {
            boolean selected = next < selection.count() && selection.rows()[next] == row;
            next += selected ? 1 : 0;
            if (selected && given.isValid(row) && fit(misfits, keys, values, row)) {
                int behind = values.offsets()[row] - keys.offsets()[row];
                for (int key = keys.offsets()[row]; key < keys.offsets()[row + 1]; key++) {
                    keyRows[entries] = key;
                    valueRows[entries++] = key + behind;
                }
            }
            offsets[row + 1] = entries;
        }
        return MapColumn.ofEntries(
                Gather.rows(keys.elements(), keyRows, entries, rows.memory()),
                Gather.rows(values.elements(), valueRows, entries, rows.memory()),
                offsets,
                count,
                misfits.without(given));
    }

    /** Whether the arrays of a row are as long as each other, and no key is null. */
    private static boolean fit(Misfits misfits, ArrayColumn keys, ArrayColumn values, int row) {
        int length = keys.offsets()[row + 1] - keys.offsets()[row];
        int others = values.offsets()[row + 1] - values.offsets()[row];
        if (length != others) {
            misfits.add(
                    row,
                    () -> Errors.invalid(
                            misfits.call(), length + " keys and " + others + " values", "as many values as keys"));
            return false;
        }
        for (int key = keys.offsets()[row]; key < keys.offsets()[row + 1]; key++) {
            if (keys.elements().validity().isNull(key)) {
                misfits.add(row, () -> Errors.invalid(misfits.call(), "a key that is null", "keys that are not null"));
                return false;
            }
        }
        return true;
    }
}
