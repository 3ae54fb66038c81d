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
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.TimestampText;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Casts from and to text, of the rows that count alone. White space around a value is ignored; a TIMESTAMP is ISO 8601,
 * in UTC unless the text has an offset.
 */
final class TextCasts {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");

    private TextCasts() {}

    static Column toBoolean(Column values, Batch rows, Expression.Call call) {
        long[] words = Buffers.bits(rows.rowCount());
        forEach(values, rows, (row, text) -> {
            if (text.equalsIgnoreCase("true")) {
                Bits.set(words, row);
            } else if (!text.equalsIgnoreCase("false")) {
                throw Errors.uncastable(call, text, "true or false");
            }
        });
        return new BooleanColumn(words, rows.rowCount(), values.validity());
    }

    static Column toInt(Column values, Batch rows, Expression.Call call) {
        int[] out = Buffers.ints(rows.rowCount());
        forEach(values, rows, (row, text) -> {
            long value = parseLong(text, call);
            if (value != (int) value) {
                throw Errors.overflow(call, text);
            }
            out[row] = (int) value;
        });
        return new IntColumn(out, rows.rowCount(), values.validity());
    }

    static Column toLong(Column values, Batch rows, Expression.Call call) {
        long[] out = Buffers.longs(rows.rowCount());
        forEach(values, rows, (row, text) -> out[row] = parseLong(text, call));
        return new LongColumn(out, rows.rowCount(), values.validity());
    }

    static Column toDouble(Column values, Batch rows, Expression.Call call) {
        double[] out = Buffers.doubles(rows.rowCount());
        forEach(values, rows, (row, text) -> out[row] = parseDouble(text, call));
        return new DoubleColumn(out, rows.rowCount(), values.validity());
    }

    static Column toTimestamp(Column values, Batch rows, Expression.Call call) {
        long[] out = Buffers.longs(rows.rowCount());
        forEach(
                values,
                rows,
                (row, text) -> out[row] = TimestampText.parse(text)
                        .orElseThrow(() ->
                                Errors.uncastable(call, text, "a point in time such as " + TimestampText.EXAMPLE)));
        return new LongColumn(out, rows.rowCount(), values.validity());
    }

    static Column ofTimestamp(Column values, Batch rows, Expression.Call call) {
        long[] micros = ((LongColumn) values).values();
        return text(values, rows, row -> TimestampText.format(micros[row]));
    }

    static Column ofValue(Column values, Batch rows, Expression.Call call) {
        return switch (values) {
            case BooleanColumn c -> text(values, rows, row -> Boolean.toString(c.get(row)));
            case IntColumn c -> text(values, rows, row -> Integer.toString(c.values()[row]));
            case LongColumn c -> text(values, rows, row -> Long.toString(c.values()[row]));
            case DoubleColumn c -> text(values, rows, row -> Double.toString(c.values()[row]));
            case BytesColumn c -> throw Errors.unsupported(call);
        };
    }

    private interface TextConsumer {
        void accept(int row, String text);
    }

    private static void forEach(Column values, Batch rows, TextConsumer consumer) {
        BytesColumn texts = (BytesColumn) values;
        Validity validity = values.validity();
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (validity.isValid(row)) {
                consumer.accept(row, texts.string(row).strip());
            }
        }
    }

    private static BytesColumn text(Column values, Batch rows, IntFunction<String> ofRow) {
        Validity validity = values.validity();
        Selection selection = rows.selection();
        BytesColumnBuilder builder = new BytesColumnBuilder(rows.rowCount());
        int next = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            if (next < selection.count() && selection.rows()[next] == row) {
                next++;
                if (validity.isValid(row)) {
                    builder.append(ofRow.apply(row).getBytes(StandardCharsets.UTF_8));
                    continue;
                }
            }
            builder.endValue();
        }
        BytesColumn built = builder.build();
        return new BytesColumn(built.data(), built.offsets(), built.size(), validity);
    }

    private static long parseLong(String text, Expression.Call call) {
        if (!INTEGER.matcher(text).matches()) {
            throw Errors.uncastable(call, text, "a whole number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw Errors.overflow(call, text);
        }
    }

    private static double parseDouble(String text, Expression.Call call) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> parseDecimal(text, call);
        };
    }

    /** What is too large for a DOUBLE is an error, as it is for other types; what is too small is 0. */
    private static double parseDecimal(String text, Expression.Call call) {
        if (!NUMBER.matcher(text).matches()) {
            throw Errors.uncastable(call, text, "a number");
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw Errors.overflow(call, text);
        }
        return value;
    }
}
