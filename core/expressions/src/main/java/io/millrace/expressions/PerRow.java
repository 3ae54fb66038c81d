package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Int128;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/**
 * Functions that are computed a row at a time: of the selected rows in which no argument is null, since only these may
 * fail. The result is null where an argument is. For work that costs more than a call; what is cheaper has loops of its
 * own.
 */
final class PerRow {
    private PerRow() {}

    /** Makes the computation of a row for the columns of one batch. */
    interface Body<F> {
        F of(Column[] arguments);
    }

    /** Makes the computation of a row that may have no value; it puts such a row among the misfits and gives anything. */
    interface FallibleBody<F> {
        F of(Column[] arguments, Misfits misfits);
    }

    interface ToBoolean {
        boolean at(int row);
    }

    interface ToInt {
        int at(int row);
    }

    interface ToLong {
        long at(int row);
    }

    interface ToDouble {
        double at(int row);
    }

    /** Leaves a row's unscaled value in the register. */
    interface ToDecimal {
        void at(int row, Int128 out);
    }

    /** Writes the bytes of a row's value, without ending it, and tells whether there is one; if not, the result is null. */
    interface ToText {
        boolean write(int row, BytesColumnBuilder out);
    }

    /** Stores a row's value, and tells whether there is one; if not, the result is null. */
    interface ToMaybeLong {
        boolean store(int row, long[] out);
    }

    static BytesColumn text(Column column) {
        return (BytesColumn) column;
    }

    static int[] ints(Column column) {
        return ((IntColumn) column).values();
    }

    static long[] longs(Column column) {
        return ((LongColumn) column).values();
    }

    static DecimalColumn decimals(Column column) {
        return (DecimalColumn) column;
    }

    static double[] doubles(Column column) {
        return ((DoubleColumn) column).values();
    }

    static ColumnFunction booleans(List<ColumnFunction> functions, Body<ToBoolean> body) {
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            ToBoolean function = body.of(arguments);
            Validity validity = validity(arguments, rows);
            long[] words = rows.memory().bits(rows.rowCount());
            Selection selection = rows.selection();
            for (int i = 0; i < selection.count(); i++) {
                int row = selection.rows()[i];
                if (validity.isValid(row) && function.at(row)) {
                    Bits.set(words, row);
                }
            }
            return new BooleanColumn(words, rows.rowCount(), validity);
        };
    }

    static ColumnFunction ints(List<ColumnFunction> functions, Body<ToInt> body) {
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            Validity validity = validity(arguments, rows);
            return new IntColumn(ints(body.of(arguments), validity, rows), rows.rowCount(), validity);
        };
    }

    static ColumnFunction ints(Attempt attempt, List<ColumnFunction> functions, FallibleBody<ToInt> body) {
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            Validity validity = validity(arguments, rows);
            Misfits misfits = attempt.misfits(rows);
            int[] out = ints(body.of(arguments, misfits), validity, rows);
            return new IntColumn(out, rows.rowCount(), misfits.without(validity));
        };
    }

    private static int[] ints(ToInt function, Validity validity, Batch rows) {
        int[] out = rows.memory().ints(rows.rowCount());
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (validity.isValid(row)) {
                out[row] = function.at(row);
            }
        }
        return out;
    }

    static ColumnFunction longs(List<ColumnFunction> functions, Body<ToLong> body) {
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            Validity validity = validity(arguments, rows);
            return new LongColumn(longs(body.of(arguments), validity, rows), rows.rowCount(), validity);
        };
    }

    static ColumnFunction longs(Attempt attempt, List<ColumnFunction> functions, FallibleBody<ToLong> body) {
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            Validity validity = validity(arguments, rows);
            Misfits misfits = attempt.misfits(rows);
            long[] out = longs(body.of(arguments, misfits), validity, rows);
            return new LongColumn(out, rows.rowCount(), misfits.without(validity));
        };
    }

    private static long[] longs(ToLong function, Validity validity, Batch rows) {
        long[] out = rows.memory().longs(rows.rowCount());
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (validity.isValid(row)) {
                out[row] = function.at(row);
            }
        }
        return out;
    }

    static ColumnFunction doubles(List<ColumnFunction> functions, Body<ToDouble> body) {
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            Validity validity = validity(arguments, rows);
            return new DoubleColumn(doubles(body.of(arguments), validity, rows), rows.rowCount(), validity);
        };
    }

    static ColumnFunction doubles(Attempt attempt, List<ColumnFunction> functions, FallibleBody<ToDouble> body) {
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            Validity validity = validity(arguments, rows);
            Misfits misfits = attempt.misfits(rows);
            double[] out = doubles(body.of(arguments, misfits), validity, rows);
            return new DoubleColumn(out, rows.rowCount(), misfits.without(validity));
        };
    }

    private static double[] doubles(ToDouble function, Validity validity, Batch rows) {
        double[] out = rows.memory().doubles(rows.rowCount());
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (validity.isValid(row)) {
                out[row] = function.at(row);
            }
        }
        return out;
    }

    /** Of the type of the call. */
    static ColumnFunction decimals(Attempt attempt, List<ColumnFunction> functions, FallibleBody<ToDecimal> body) {
        Decimal type = (Decimal) attempt.call().type();
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            Validity validity = validity(arguments, rows);
            Misfits misfits = attempt.misfits(rows);
            DecimalColumn column = decimals(type, body.of(arguments, misfits), validity, rows);
            return column.withValidity(misfits.without(validity));
        };
    }

    /** A column with the values of the selected rows that are valid. */
    static DecimalColumn decimals(Decimal type, ToDecimal function, Validity validity, Batch rows) {
        DecimalBuffer out = new DecimalBuffer(type, rows);
        Int128 value = new Int128();
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (validity.isValid(row)) {
                function.at(row, value);
                out.store(row, value);
            }
        }
        return out.column(validity);
    }

    static ColumnFunction maybeLongs(List<ColumnFunction> functions, Body<ToMaybeLong> body) {
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            ToMaybeLong function = body.of(arguments);
            Validity given = validity(arguments, rows);
            long[] out = rows.memory().longs(rows.rowCount());
            long[] valid = rows.memory().bits(rows.rowCount());
            Selection selection = rows.selection();
            for (int i = 0; i < selection.count(); i++) {
                int row = selection.rows()[i];
                if (given.isValid(row) && function.store(row, out)) {
                    Bits.set(valid, row);
                }
            }
            return new LongColumn(out, rows.rowCount(), Bits.validity(valid, rows.rowCount()));
        };
    }

    static ColumnFunction texts(List<ColumnFunction> functions, Body<ToText> body) {
        BytesColumnBuilder builder = new BytesColumnBuilder(0);
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            return texts(validity(arguments, rows), rows, builder, body.of(arguments));
        };
    }

    static ColumnFunction texts(Attempt attempt, List<ColumnFunction> functions, FallibleBody<ToText> body) {
        BytesColumnBuilder builder = new BytesColumnBuilder(0);
        return rows -> {
            Column[] arguments = evaluate(functions, rows);
            return texts(validity(arguments, rows), rows, builder, body.of(arguments, attempt.misfits(rows)));
        };
    }

    /**
     * A column with the bytes that {@code function} writes for the selected rows that are valid.
     *
     * @param builder is empty, and knows from the batches before how much room they need
     */
    static BytesColumn texts(Validity given, Batch rows, BytesColumnBuilder builder, ToText function) {
        int count = rows.rowCount();
        builder.use(rows.memory());
        long[] valid = rows.memory().longs(Bits.words(count));
        Arrays.fill(valid, 0, Bits.words(count), -1L);
        Selection selection = rows.selection();
        int next = 0;
        for (int row = 0; row < count; row++) {
            boolean selected = next < selection.count() && selection.rows()[next] == row;
            if (selected) {
                next++;
                if (given.isNull(row) || !function.write(row, builder)) {
                    valid[row >>> 6] &= ~(1L << row);
                }
            }
            builder.endValue();
        }
        BytesColumn built = builder.build();
        return new BytesColumn(built.data(), built.offsets(), count, Bits.validity(valid, count));
    }

    static Column[] evaluate(List<ColumnFunction> functions, Batch rows) {
        Column[] columns = new Column[functions.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = functions.get(i).evaluate(rows);
        }
        return columns;
    }

    /** Where none of the columns is null. */
    static Validity validity(Column[] arguments, Batch rows) {
        Validity validity = Validity.ALL;
        for (Column argument : arguments) {
            validity = Bits.both(validity, argument.validity(), rows);
        }
        return validity;
    }
}
