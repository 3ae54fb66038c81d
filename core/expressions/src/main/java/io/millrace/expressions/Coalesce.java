package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/** The first argument that is not null. Each is evaluated on the rows for which those before it are null. */
record Coalesce(List<ColumnFunction> arguments) implements ColumnFunction {
    @Override
    public Column evaluate(Batch rows) {
        Column result = arguments.getFirst().evaluate(rows);
        Selection missing = RowSets.nulls(rows.selection(), result.validity(), true);
        for (int i = 1; i < arguments.size() && missing.count() > 0; i++) {
            Column next = arguments.get(i).evaluate(rows.select(missing));
            result = replace(result, next, missing);
            missing = RowSets.nulls(missing, next.validity(), true);
        }
        return result;
    }

    /** A copy of {@code column} with other values in {@code rows}. */
    private static Column replace(Column column, Column other, Selection rows) {
        int size = column.size();
        Validity validity = replaceValidity(column, other, rows);
        return switch (column) {
            case BooleanColumn c -> {
                long[] words = Arrays.copyOf(c.words(), Bits.words(size));
                for (int i = 0; i < rows.count(); i++) {
                    int row = rows.rows()[i];
                    long bit = 1L << row;
                    words[row >>> 6] =
                            ((BooleanColumn) other).get(row) ? words[row >>> 6] | bit : words[row >>> 6] & ~bit;
                }
                yield new BooleanColumn(words, size, validity);
            }
            case IntColumn c -> {
                int[] values = Arrays.copyOf(c.values(), size);
                int[] others = ((IntColumn) other).values();
                for (int i = 0; i < rows.count(); i++) {
                    int row = rows.rows()[i];
                    values[row] = others[row];
                }
                yield new IntColumn(values, size, validity);
            }
            case LongColumn c -> {
                long[] values = Arrays.copyOf(c.values(), size);
                long[] others = ((LongColumn) other).values();
                for (int i = 0; i < rows.count(); i++) {
                    int row = rows.rows()[i];
                    values[row] = others[row];
                }
                yield new LongColumn(values, size, validity);
            }
            case DoubleColumn c -> {
                double[] values = Arrays.copyOf(c.values(), size);
                double[] others = ((DoubleColumn) other).values();
                for (int i = 0; i < rows.count(); i++) {
                    int row = rows.rows()[i];
                    values[row] = others[row];
                }
                yield new DoubleColumn(values, size, validity);
            }
            case BytesColumn c -> replaceBytes(c, (BytesColumn) other, rows, validity);
        };
    }

    private static Validity replaceValidity(Column column, Column other, Selection rows) {
        int size = column.size();
        long[] words = Arrays.copyOf(column.validity().words(), Bits.words(size));
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (other.validity().isValid(row)) {
                Bits.set(words, row);
            }
        }
        return Bits.validity(words, size);
    }

    private static BytesColumn replaceBytes(BytesColumn column, BytesColumn other, Selection rows, Validity validity) {
        BytesColumnBuilder builder = new BytesColumnBuilder(column.size());
        int next = 0;
        for (int row = 0; row < column.size(); row++) {
            boolean replaced = next < rows.count() && rows.rows()[next] == row;
            BytesColumn source = replaced ? other : column;
            builder.append(source.data(), source.start(row), source.length(row));
            next += replaced ? 1 : 0;
        }
        BytesColumn built = builder.build();
        return new BytesColumn(built.data(), built.offsets(), built.size(), validity);
    }
}
