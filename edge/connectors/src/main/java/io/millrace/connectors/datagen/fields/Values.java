package io.millrace.connectors.datagen.fields;

import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Validity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The values of types that are numbers of 64 bits at heart: whole numbers, times, decimals by their digits, truth as 0 and 1, the bits of doubles. */
final class Values {
    private Values() {}

    /** Whether a type is one of these. */
    static boolean areNumbers(DataType type) {
        return switch (type) {
            case Scalar scalar -> scalar != Scalar.STRING && scalar != Scalar.BYTES;
            case DataType.Decimal ignored -> true;
            case DataType.Array ignored -> false;
            case DataType.Map ignored -> false;
            case DataType.Row ignored -> false;
        };
    }

    /**
     * The number that stands for a value.
     *
     * @throws IllegalArgumentException or {@link ArithmeticException} or {@link java.time.DateTimeException} if the text is no such value
     */
    static long parse(String text, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return decimal.exact(new BigDecimal(text))
                    .orElseThrow(() -> new IllegalArgumentException(text))
                    .unscaledValue()
                    .longValueExact();
        }
        return switch ((Scalar) type) {
            case BOOLEAN -> truth(text) ? 1 : 0;
            case INT -> Integer.parseInt(text);
            case BIGINT -> Long.parseLong(text);
            case DOUBLE -> Double.doubleToRawLongBits(Double.parseDouble(text));
            case TIMESTAMP -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
            case STRING, BYTES -> throw new IllegalArgumentException(type + " is no number");
        };
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** A column of the values that the first {@code count} numbers stand for; keeps the array if it can. */
    static Column column(DataType type, long[] numbers, int count) {
        if (type instanceof DataType.Decimal decimal) {
            return new DecimalColumn(
                    decimal, decimal.isWide() ? signs(numbers, count) : new long[0], numbers, count, Validity.ALL);
        }
        return switch ((Scalar) type) {
            case BOOLEAN -> {
                long[] words = new long[(count + Long.SIZE - 1) / Long.SIZE];
                for (int i = 0; i < count; i++) {
                    words[i >>> 6] |= numbers[i] << i;
                }
                yield new BooleanColumn(words, count, Validity.ALL);
            }
            case INT -> {
                int[] values = new int[count];
                for (int i = 0; i < count; i++) {
                    values[i] = (int) numbers[i];
                }
                yield new IntColumn(values, count, Validity.ALL);
            }
            case BIGINT, TIMESTAMP -> new LongColumn(numbers, count, Validity.ALL);
            case DOUBLE -> {
                double[] values = new double[count];
                for (int i = 0; i < count; i++) {
                    values[i] = Double.longBitsToDouble(numbers[i]);
                }
                yield new DoubleColumn(values, count, Validity.ALL);
            }
            case STRING, BYTES -> throw new IllegalArgumentException(type + " is no number");
        };
    }

    private static long[] signs(long[] numbers, int count) {
        long[] signs = new long[count];
        for (int i = 0; i < count; i++) {
            signs[i] = numbers[i] >> 63;
        }
        return signs;
    }
}
