package io.millrace.expressions;

import io.millrace.model.data.Batch;
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

    /** Makes the computation of a row. */
    interface Body<F> {
        /** For the rows of these columns, of all batches that come in them: what depends on the values has its place in {@link #begin}. */
        F of(Column[] arguments);

        /** Is called before the rows of each batch. */
        default void begin(Column[] arguments) {}
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
        RowFunction<ToBoolean> call = new RowFunction<>(functions, body);
        return rows -> {
            Validity validity = call.evaluate(rows);
            ToBoolean function = call.ofRows();
            long[] words = rows.memory().bits(rows.rowCount());
            Selection selection = rows.selection();
            for (int i = 0; i < selection.count(); i++) {
                int row = selection.rows()[i];
                if (validity.isValid(row) && function.at(row)) {
                    Bits.set(words, row);
                }
            }
            return rows.objects().booleans(words, rows.rowCount(), validity);
        };
    }

    static ColumnFunction ints(List<ColumnFunction> functions, Body<ToInt> body) {
        RowFunction<ToInt> call = new RowFunction<>(functions, body);
        return rows -> {
            Validity validity = call.evaluate(rows);
            return rows.objects().ints(ints(call.ofRows(), validity, rows), rows.rowCount(), validity);
        };
    }

    static ColumnFunction ints(Attempt attempt, List<ColumnFunction> functions, FallibleBody<ToInt> body) {
        RowFunction<ToInt> call = new RowFunction<>(functions, attempt.body(body));
        return rows -> {
            Validity validity = call.evaluate(rows);
            Misfits misfits = attempt.misfits(rows);
            int[] out = ints(call.ofRows(), validity, rows);
            return rows.objects().ints(out, rows.rowCount(), misfits.without(validity));
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
        RowFunction<ToLong> call = new RowFunction<>(functions, body);
        return rows -> {
            Validity validity = call.evaluate(rows);
            return rows.objects().longs(longs(call.ofRows(), validity, rows), rows.rowCount(), validity);
        };
    }

    static ColumnFunction longs(Attempt attempt, List<ColumnFunction> functions, FallibleBody<ToLong> body) {
        RowFunction<ToLong> call = new RowFunction<>(functions, attempt.body(body));
        return rows -> {
            Validity validity = call.evaluate(rows);
            Misfits misfits = attempt.misfits(rows);
            long[] out = longs(call.ofRows(), validity, rows);
            return rows.objects().longs(out, rows.rowCount(), misfits.without(validity));
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
        RowFunction<ToDouble> call = new RowFunction<>(functions, body);
        return rows -> {
            Validity validity = call.evaluate(rows);
            return rows.objects().doubles(doubles(call.ofRows(), validity, rows), rows.rowCount(), validity);
        };
    }

    static ColumnFunction doubles(Attempt attempt, List<ColumnFunction> functions, FallibleBody<ToDouble> body) {
        RowFunction<ToDouble> call = new RowFunction<>(functions, attempt.body(body));
        return rows -> {
            Validity validity = call.evaluate(rows);
            Misfits misfits = attempt.misfits(rows);
            double[] out = doubles(call.ofRows(), validity, rows);
            return rows.objects().doubles(out, rows.rowCount(), misfits.without(validity));
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
        RowFunction<ToDecimal> call = new RowFunction<>(functions, attempt.body(body));
        Decimal type = (Decimal) attempt.call().type();
        Int128 value = new Int128();
        return rows -> {
            Validity validity = call.evaluate(rows);
            Misfits misfits = attempt.misfits(rows);
            DecimalBuffer out = new DecimalBuffer(type, rows);
            ToDecimal function = call.ofRows();
            Selection selection = rows.selection();
            for (int i = 0; i < selection.count(); i++) {
                int row = selection.rows()[i];
                if (validity.isValid(row)) {
                    function.at(row, value);
                    out.store(row, value);
                }
            }
            return out.column(misfits.without(validity));
        };
    }

    static ColumnFunction maybeLongs(List<ColumnFunction> functions, Body<ToMaybeLong> body) {
        RowFunction<ToMaybeLong> call = new RowFunction<>(functions, body);
        return rows -> {
            Validity given = call.evaluate(rows);
            ToMaybeLong function = call.ofRows();
            long[] out = rows.memory().longs(rows.rowCount());
            long[] valid = rows.memory().bits(rows.rowCount());
            Selection selection = rows.selection();
            for (int i = 0; i < selection.count(); i++) {
                int row = selection.rows()[i];
                if (given.isValid(row) && function.store(row, out)) {
                    Bits.set(valid, row);
                }
            }
            return rows.objects().longs(out, rows.rowCount(), Bits.validity(valid, rows));
        };
    }

    static ColumnFunction texts(List<ColumnFunction> functions, Body<ToText> body) {
        RowFunction<ToText> call = new RowFunction<>(functions, body);
        BytesColumnBuilder builder = new BytesColumnBuilder(0);
        return rows -> {
            Validity validity = call.evaluate(rows);
            return texts(validity, rows, builder, call.ofRows());
        };
    }

    static ColumnFunction texts(Attempt attempt, List<ColumnFunction> functions, FallibleBody<ToText> body) {
        RowFunction<ToText> call = new RowFunction<>(functions, attempt.body(body));
        BytesColumnBuilder builder = new BytesColumnBuilder(0);
        return rows -> {
            Validity validity = call.evaluate(rows);
            attempt.misfits(rows);
            return texts(validity, rows, builder, call.ofRows());
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
        return rows.objects().bytes(built.data(), built.offsets(), count, Bits.validity(valid, rows));
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
