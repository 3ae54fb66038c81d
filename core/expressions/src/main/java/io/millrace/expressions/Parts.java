package io.millrace.expressions;

import io.millrace.expressions.Matching.Match;
import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Gather;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.RowColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.Expression;
import java.util.Arrays;
import java.util.List;

/** What is within arrays, maps and rows. */
final class Parts {
    private Parts() {}

    /** The elements of arrays at positions from 1, or the values of maps at keys; null where there is none. */
    static ColumnFunction element(Expression.Call call, ColumnFunction collection, ColumnFunction index) {
        return switch (call.arguments().getFirst().type()) {
            case DataType.Array array ->
                rows -> atPositions((ArrayColumn) collection.evaluate(rows), index.evaluate(rows), rows);
            case DataType.Map map -> rows -> atKeys((MapColumn) collection.evaluate(rows), index.evaluate(rows), rows);
            default -> throw Errors.unsupported(call);
        };
    }

    private static Column atPositions(ArrayColumn arrays, Column index, Batch rows) {
        long[] positions = PerRow.longs(index);
        int[] offsets = arrays.offsets();
        Validity given = Bits.both(arrays.validity(), index.validity(), rows);
        int[] found = none(rows);
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            long position = positions[row];
            if (given.isValid(row) && position > 0 && position <= offsets[row + 1] - offsets[row]) {
                found[row] = offsets[row] + (int) position - 1;
            }
        }
        return Gather.rows(arrays.elements(), found, rows.rowCount(), rows.memory());
    }

    private static Column atKeys(MapColumn maps, Column keys, Batch rows) {
        Match match = Matching.of(maps.keys(), keys);
        int[] offsets = maps.offsets();
        Validity given = Bits.both(maps.validity(), keys.validity(), rows);
        int[] found = none(rows);
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (given.isValid(row)) {
                found[row] = Matching.indexOf(match, offsets[row], offsets[row + 1], row);
            }
        }
        return Gather.rows(maps.values(), found, rows.rowCount(), rows.memory());
    }

    private static int[] none(Batch rows) {
        int[] none = rows.memory().ints(rows.rowCount());
        Arrays.fill(none, 0, rows.rowCount(), Gather.NULL_ROW);
        return none;
    }

    /** A field of rows: the column that it has already, null also where the row is. */
    static ColumnFunction field(Expression.Call call, ColumnFunction operand) {
        if (!(call.arguments().getFirst().type() instanceof DataType.Row(List<Field> fields))) {
            throw Errors.unsupported(call);
        }
        int index = fields.stream().map(Field::name).toList().indexOf(ConstantArguments.text(call, 1));
        return rows -> {
            RowColumn values = (RowColumn) operand.evaluate(rows);
            Column field = values.fields().get(index);
            return rows.objects().withValidity(field, Bits.both(values.validity(), field.validity(), rows));
        };
    }

    static ColumnFunction cardinality(ColumnFunction operand) {
        return rows -> {
            NestedColumn values = (NestedColumn) operand.evaluate(rows);
            int[] offsets =
                    switch (values) {
                        case ArrayColumn arrays -> arrays.offsets();
                        case MapColumn maps -> maps.offsets();
                        case RowColumn row -> throw new IllegalArgumentException("a row is no collection");
                    };
            int[] out = rows.memory().ints(rows.rowCount());
            for (int row = 0; row < rows.rowCount(); row++) {
                out[row] = offsets[row + 1] - offsets[row];
            }
            return rows.objects().ints(out, rows.rowCount(), values.validity());
        };
    }

    static ColumnFunction keys(ColumnFunction operand) {
        return rows -> {
            MapColumn maps = (MapColumn) operand.evaluate(rows);
            return new ArrayColumn(maps.keys(), maps.offsets(), maps.size(), maps.validity());
        };
    }

    static ColumnFunction values(ColumnFunction operand) {
        return rows -> {
            MapColumn maps = (MapColumn) operand.evaluate(rows);
            return new ArrayColumn(maps.values(), maps.offsets(), maps.size(), maps.validity());
        };
    }
}
