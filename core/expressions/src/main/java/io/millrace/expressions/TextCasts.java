package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Utf8Check;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.TimestampText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.regex.Pattern;

/**
 * Casts from and to text, of the rows that count alone. White space around a value is ignored; a TIMESTAMP is ISO 8601,
 * in UTC unless the text has an offset.
 */
final class TextCasts {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");

    private TextCasts() {}

    static Column toBoolean(Column values, Batch rows, Misfits misfits) {
        long[] words = rows.memory().bits(rows.rowCount());
        forEach(values, rows, (row, text) -> {
            if (text.equalsIgnoreCase("true")) {
                Bits.set(words, row);
            } else if (!text.equalsIgnoreCase("false")) {
                misfits.unreadable(row, text, "true or false");
            }
        });
        return new BooleanColumn(words, rows.rowCount(), misfits.without(values.validity()));
    }

    static Column toInt(Column values, Batch rows, Misfits misfits) {
        int[] out = rows.memory().ints(rows.rowCount());
        forEachLong(values, rows, misfits, (row, value) -> {
            if (value != (int) value) {
                misfits.overflow(row, ((BytesColumn) values).string(row).strip());
            }
            out[row] = (int) value;
        });
        return new IntColumn(out, rows.rowCount(), misfits.without(values.validity()));
    }

    static Column toLong(Column values, Batch rows, Misfits misfits) {
        long[] out = rows.memory().longs(rows.rowCount());
        forEachLong(values, rows, misfits, (row, value) -> out[row] = value);
        return new LongColumn(out, rows.rowCount(), misfits.without(values.validity()));
    }

    static Column toDouble(Column values, Batch rows, Misfits misfits) {
        double[] out = rows.memory().doubles(rows.rowCount());
        forEach(values, rows, (row, text) -> out[row] = parseDouble(row, text, misfits));
        return new DoubleColumn(out, rows.rowCount(), misfits.without(values.validity()));
    }

    static Column toTimestamp(Column values, Batch rows, Misfits misfits) {
        long[] out = rows.memory().longs(rows.rowCount());
        forEach(values, rows, (row, text) -> TimestampText.parse(text)
                .ifPresentOrElse(
                        micros -> out[row] = micros,
                        () -> misfits.unreadable(row, text, "a point in time such as " + TimestampText.EXAMPLE)));
        return new LongColumn(out, rows.rowCount(), misfits.without(values.validity()));
    }

    /** BYTES to STRING: the same bytes, if they are UTF-8. */
    static Column ofBytes(Column values, Batch rows, Misfits misfits) {
        BytesColumn bytes = (BytesColumn) values;
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (values.validity().isValid(row)
                    && !Utf8Check.isWellFormed(bytes.data(), bytes.start(row), bytes.offsets()[row + 1])) {
                misfits.unreadable(row, HexFormat.of().formatHex(bytes.bytes(row)), "text in UTF-8");
            }
        }
        return new BytesColumn(bytes.data(), bytes.offsets(), bytes.size(), misfits.without(values.validity()));
    }

    static Column ofTimestamp(Column values, Batch rows, Misfits misfits) {
        long[] micros = ((LongColumn) values).values();
        return text(values, rows, row -> TimestampText.format(micros[row]));
    }

    static Column ofValue(Column values, Batch rows, Misfits misfits) {
        return switch (values) {
            case BooleanColumn c -> text(values, rows, row -> Boolean.toString(c.get(row)));
            case IntColumn c -> number(values, rows, row -> c.values()[row]);
            case LongColumn c -> number(values, rows, row -> c.values()[row]);
            case DoubleColumn c -> text(values, rows, row -> Double.toString(c.values()[row]));
            case DecimalColumn c -> text(values, rows, row -> DecimalMath.text(c, row));
            case BytesColumn c -> throw Errors.unsupported(misfits.call());
            case NestedColumn c -> throw Errors.unsupported(misfits.call());
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

    private interface LongConsumer {
        void accept(int row, long value);
    }

    private static void forEachLong(Column values, Batch rows, Misfits misfits, LongConsumer consumer) {
        BytesColumn texts = (BytesColumn) values;
        Validity validity = values.validity();
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (validity.isValid(row)) {
                long plain = Digits.parse(texts.data(), texts.start(row), texts.offsets()[row + 1]);
                consumer.accept(
                        row,
                        plain == Digits.NOT_PLAIN
                                ? parseLong(row, texts.string(row).strip(), misfits)
                                : plain);
            }
        }
    }

    private static BytesColumn text(Column values, Batch rows, IntFunction<String> ofRow) {
        return text(values, rows, (row, builder) -> {
            byte[] text = ofRow.apply(row).getBytes(StandardCharsets.UTF_8);
            builder.write(text, 0, text.length);
        });
    }

    private static BytesColumn number(Column values, Batch rows, IntToLongFunction ofRow) {
        byte[] digits = new byte[Digits.MOST];
        return text(values, rows, (row, builder) -> {
            int start = Digits.write(ofRow.applyAsLong(row), digits);
            builder.write(digits, start, digits.length - start);
        });
    }

    private interface TextWriter {
        void write(int row, BytesColumnBuilder builder);
    }

    private static BytesColumn text(Column values, Batch rows, TextWriter writer) {
        Validity validity = values.validity();
        Selection selection = rows.selection();
        BytesColumnBuilder builder = new BytesColumnBuilder(rows.rowCount());
        builder.use(rows.memory());
        int next = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            if (next < selection.count() && selection.rows()[next] == row) {
                next++;
                if (validity.isValid(row)) {
                    writer.write(row, builder);
                }
            }
            builder.endValue();
        }
        BytesColumn built = builder.build();
        return new BytesColumn(built.data(), built.offsets(), built.size(), validity);
    }

    private static long parseLong(int row, String text, Misfits misfits) {
        if (!INTEGER.matcher(text).matches()) {
            misfits.unreadable(row, text, "a whole number");
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            misfits.overflow(row, text);
            return 0;
        }
    }

    private static double parseDouble(int row, String text, Misfits misfits) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> parseDecimal(row, text, misfits);
        };
    }

    /** What is too large for a DOUBLE is an error, as it is for other types; what is too small is 0. */
    private static double parseDecimal(int row, String text, Misfits misfits) {
        if (!NUMBER.matcher(text).matches()) {
            misfits.unreadable(row, text, "a number");
            return 0;
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            misfits.overflow(row, text);
        }
        return value;
    }
}
