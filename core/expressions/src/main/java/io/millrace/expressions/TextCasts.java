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
import io.millrace.model.expression.TimestampText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
        BytesColumn texts = (BytesColumn) values;
        long[] words = rows.memory().bits(rows.rowCount());
        Selection selection = rows.selection();
        for (int i = 0; i < selection.count(); i++) {
            int row = selection.rows()[i];
            if (values.validity().isNull(row)) {
                continue;
            }
            String text = texts.string(row).strip();
            if (text.equalsIgnoreCase("true")) {
                Bits.set(words, row);
            } else if (!text.equalsIgnoreCase("false")) {
                misfits.unreadable(row, text, "true or false");
            }
        }
        return rows.objects().booleans(words, rows.rowCount(), misfits.without(values.validity()));
    }

    static ColumnFunction toInt(Attempt attempt, ColumnFunction operand) {
        return PerRow.ints(attempt, List.of(operand), (columns, misfits) -> {
            BytesColumn texts = PerRow.text(columns[0]);
            return row -> {
                long value = wholeNumber(texts, row, misfits);
                if (value != (int) value) {
                    misfits.overflow(row, texts.string(row).strip());
                }
                return (int) value;
            };
        });
    }

    static ColumnFunction toLong(Attempt attempt, ColumnFunction operand) {
        return PerRow.longs(attempt, List.of(operand), (columns, misfits) -> {
            BytesColumn texts = PerRow.text(columns[0]);
            return row -> wholeNumber(texts, row, misfits);
        });
    }

    static ColumnFunction toDouble(Attempt attempt, ColumnFunction operand) {
        return PerRow.doubles(attempt, List.of(operand), (columns, misfits) -> {
            BytesColumn texts = PerRow.text(columns[0]);
            return row -> parseDouble(row, texts.string(row).strip(), misfits);
        });
    }

    static ColumnFunction toTimestamp(Attempt attempt, ColumnFunction operand) {
        return PerRow.longs(attempt, List.of(operand), (columns, misfits) -> {
            BytesColumn texts = PerRow.text(columns[0]);
            return row -> {
                String text = texts.string(row).strip();
                Optional<Long> micros = TimestampText.parse(text);
                if (micros.isEmpty()) {
                    misfits.unreadable(row, text, "a point in time such as " + TimestampText.EXAMPLE);
                }
                return micros.orElse(0L);
            };
        });
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
        return rows.objects().bytes(bytes.data(), bytes.offsets(), bytes.size(), misfits.without(values.validity()));
    }

    static ColumnFunction ofTimestamp(Attempt attempt, ColumnFunction operand) {
        return PerRow.texts(List.of(operand), columns -> {
            long[] micros = PerRow.longs(columns[0]);
            return (row, out) -> write(TimestampText.format(micros[row]), out);
        });
    }

    static ColumnFunction ofValue(Attempt attempt, ColumnFunction operand) {
        byte[] digits = new byte[Digits.MOST];
        return PerRow.texts(List.of(operand), columns -> switch (columns[0]) {
            case BooleanColumn c -> (row, out) -> write(Boolean.toString(c.get(row)), out);
            case IntColumn c -> (row, out) -> write(c.values()[row], digits, out);
            case LongColumn c -> (row, out) -> write(c.values()[row], digits, out);
            case DoubleColumn c -> (row, out) -> write(Double.toString(c.values()[row]), out);
            case DecimalColumn c -> (row, out) -> write(DecimalMath.text(c, row), out);
            case BytesColumn c -> throw Errors.unsupported(attempt.call());
            case NestedColumn c -> throw Errors.unsupported(attempt.call());
        });
    }

    private static boolean write(String text, BytesColumnBuilder out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        return true;
    }

    private static boolean write(long number, byte[] digits, BytesColumnBuilder out) {
        int start = Digits.write(number, digits);
        out.write(digits, start, digits.length - start);
        return true;
    }

    private static long wholeNumber(BytesColumn texts, int row, Misfits misfits) {
        long plain = Digits.parse(texts.data(), texts.start(row), texts.offsets()[row + 1]);
        return plain == Digits.NOT_PLAIN ? parseLong(row, texts.string(row).strip(), misfits) : plain;
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
