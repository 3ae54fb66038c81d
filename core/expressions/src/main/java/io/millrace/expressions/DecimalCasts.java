package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Int128;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Casts from and to DECIMAL. What has more digits behind the point than the new type is rounded half away from zero, what has more
 * before it does not fit. A DOUBLE counts as the shortest decimal number that is nearest to it, as it is written. Casts from
 * DOUBLE and STRING make objects, and those of values beyond 18 digits that lose some.
 */
final class DecimalCasts {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");

    private DecimalCasts() {}

    static ColumnFunction to(Attempt attempt, ColumnFunction operand) {
        Decimal type = (Decimal) attempt.call().type();
        DataType from = attempt.call().arguments().getFirst().type();
        if (from == Scalar.BIGINT && type.isWide() && type.scale() == 0) {
            return rows -> wide((LongColumn) operand.evaluate(rows), type, rows);
        }
        return PerRow.decimals(attempt, List.of(operand), (columns, misfits) -> reading(columns[0], type, misfits));
    }

    /** A BIGINT has no more than 19 digits: only the upper words are missing. */
    private static DecimalColumn wide(LongColumn longs, Decimal type, Batch rows) {
        int count = rows.rowCount();
        long[] high = rows.memory().longs(count);
        for (int row = 0; row < count; row++) {
            high[row] = longs.values()[row] >> 63;
        }
        return rows.objects().decimals(type, high, longs.values(), count, longs.validity());
    }

    private static PerRow.ToDecimal reading(Column values, Decimal type, Misfits misfits) {
        return switch (values) {
            case BooleanColumn c ->
                (row, out) -> {
                    out.set(c.get(row) ? 1 : 0);
                    rescale(out, 0, type, row, misfits);
                };
            case IntColumn c ->
                (row, out) -> {
                    out.set(c.values()[row]);
                    rescale(out, 0, type, row, misfits);
                };
            case LongColumn c ->
                (row, out) -> {
                    out.set(c.values()[row]);
                    rescale(out, 0, type, row, misfits);
                };
            case DecimalColumn c ->
                (row, out) -> {
                    c.load(row, out);
                    rescale(out, c.type().scale(), type, row, misfits);
                };
            case DoubleColumn c ->
                (row, out) -> {
                    double value = c.values()[row];
                    if (!Double.isFinite(value) || !out.setRounded(BigDecimal.valueOf(value), type)) {
                        misfits.overflow(row, Double.toString(value));
                    }
                };
            case BytesColumn c -> (row, out) -> parse(c.string(row).strip(), out, type, row, misfits);
            case NestedColumn c -> throw Errors.unsupported(misfits.call());
        };
    }

    private static void rescale(Int128 value, int scale, Decimal type, int row, Misfits misfits) {
        long high = value.high();
        long low = value.low();
        boolean fits = true;
        if (scale <= type.scale()) {
            fits = value.scaleUp(type.scale() - scale);
        } else {
            value.scaleDown(scale - type.scale(), RoundingMode.HALF_UP);
        }
        if (!fits || !value.fits(type.precision())) {
            value.set(high, low);
            misfits.overflow(row, new BigDecimal(value.toBigInteger(), scale).toPlainString());
        }
    }

    private static void parse(String text, Int128 out, Decimal type, int row, Misfits misfits) {
        if (!NUMBER.matcher(text).matches()) {
            misfits.unreadable(row, text, "a number");
        } else if (!out.setRounded(new BigDecimal(text), type)) {
            misfits.overflow(row, text);
        }
    }

    static Column toBoolean(Column values, Batch rows, Misfits misfits) {
        DecimalColumn decimals = (DecimalColumn) values;
        long[] words = rows.memory().bits(rows.rowCount());
        for (int row = 0; row < rows.rowCount(); row++) {
            words[row >>> 6] |= ((decimals.high(row) | decimals.low(row)) != 0 ? 1L : 0L) << row;
        }
        return rows.objects().booleans(words, rows.rowCount(), values.validity());
    }

    static Column toInt(Column values, Batch rows, Misfits misfits) {
        int[] out = rows.memory().ints(rows.rowCount());
        toWhole((DecimalColumn) values, rows, (row, value) -> {
            out[row] = (int) value.low();
            if (!value.isLong() || out[row] != value.low()) {
                misfits.overflow(row, DecimalMath.text((DecimalColumn) values, row));
            }
        });
        return rows.objects().ints(out, rows.rowCount(), misfits.without(values.validity()));
    }

    static Column toLong(Column values, Batch rows, Misfits misfits) {
        long[] out = rows.memory().longs(rows.rowCount());
        toWhole((DecimalColumn) values, rows, (row, value) -> {
            out[row] = value.low();
            if (!value.isLong()) {
                misfits.overflow(row, DecimalMath.text((DecimalColumn) values, row));
            }
        });
        return rows.objects().longs(out, rows.rowCount(), misfits.without(values.validity()));
    }

    private interface WholeConsumer {
        void accept(int row, Int128 value);
    }

    private static void toWhole(DecimalColumn values, Batch rows, WholeConsumer consumer) {
        Int128 value = new Int128();
        for (int i = 0; i < rows.selection().count(); i++) {
            int row = rows.selection().rows()[i];
            if (values.validity().isValid(row)) {
                values.load(row, value);
                value.scaleDown(values.type().scale(), RoundingMode.HALF_UP);
                consumer.accept(row, value);
            }
        }
    }

    static Column toDouble(Column values, Batch rows, Misfits misfits) {
        DecimalColumn decimals = (DecimalColumn) values;
        double[] out = rows.memory().doubles(rows.rowCount());
        Int128 value = new Int128();
        for (int i = 0; i < rows.selection().count(); i++) {
            int row = rows.selection().rows()[i];
            if (values.validity().isValid(row)) {
                decimals.load(row, value);
                out[row] = value.toDouble(decimals.type().scale());
            }
        }
        return rows.objects().doubles(out, rows.rowCount(), values.validity());
    }
}
