package io.millrace.connectors.datagen.fields;

import io.millrace.connectors.datagen.generator.Chance;
import io.millrace.connectors.datagen.generator.Texts;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Validity;
import java.nio.charset.StandardCharsets;

/** The kinds of generators. */
final class Generators {
    private Generators() {}

    /** {@code first + row * step}, around the end of 64 bits if need be. */
    static FieldGenerator sequence(DataType type, long first, long step) {
        return (rows, count) -> {
            long[] numbers = new long[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = first + rows[i] * step;
            }
            return Values.column(type, numbers, count);
        };
    }

    /** The same in DOUBLE. */
    static FieldGenerator sequenceOfDoubles(double first, double step) {
        return (rows, count) -> {
            long[] bits = new long[count];
            for (int i = 0; i < count; i++) {
                bits[i] = Double.doubleToRawLongBits(first + rows[i] * step);
            }
            return Values.column(Scalar.DOUBLE, bits, count);
        };
    }

    /** The same as decimal text. */
    static FieldGenerator sequenceOfTexts(long first, long step) {
        return (rows, count) -> {
            int[] offsets = new int[count + 1];
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                text.append(first + rows[i] * step);
                offsets[i + 1] = text.length();
            }
            return new BytesColumn(text.toString().getBytes(StandardCharsets.US_ASCII), offsets, count, Validity.ALL);
        };
    }

    /** Any number from {@code least} to {@code most}, both included, each as likely as the others. */
    static FieldGenerator random(DataType type, long least, long most, Chance chance) {
        long size = most - least + 1;
        return (rows, count) -> {
            long[] numbers = new long[count];
            for (int i = 0; i < count; i++) {
                long bits = chance.bits(rows[i]);
                // A size of 0 stands for all numbers of 64 bits.
                numbers[i] = size == 0 ? bits : least + Math.unsignedMultiplyHigh(bits, size);
            }
            return Values.column(type, numbers, count);
        };
    }

    /** A DOUBLE from {@code least} to below {@code most}. */
    static FieldGenerator randomDoubles(double least, double most, Chance chance) {
        return (rows, count) -> {
            long[] bits = new long[count];
            for (int i = 0; i < count; i++) {
                double value = least + (most - least) * Chance.fraction(chance.bits(rows[i]));
                bits[i] = Double.doubleToRawLongBits(value);
            }
            return Values.column(Scalar.DOUBLE, bits, count);
        };
    }

    /** One of some numbers. */
    static FieldGenerator oneOf(DataType type, long[] values, Chance chance) {
        return (rows, count) -> {
            long[] numbers = new long[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = values[Chance.upper(chance.bits(rows[i]), values.length)];
            }
            return Values.column(type, numbers, count);
        };
    }

    /** One of some texts. */
    static FieldGenerator oneOf(byte[][] values, Chance chance) {
        return (rows, count) -> {
            int[] chosen = new int[count];
            for (int i = 0; i < count; i++) {
                chosen[i] = Chance.upper(chance.bits(rows[i]), values.length);
            }
            return Texts.choose(values, chosen, count);
        };
    }

    /** Letters, {@code least} to {@code most} of them. */
    static FieldGenerator text(Texts texts, int least, int most, Chance chance) {
        int sizes = most - least + 1;
        return (rows, count) -> {
            int[] lengths = new int[count];
            int[] which = new int[count];
            for (int i = 0; i < count; i++) {
                long bits = chance.bits(rows[i]);
                lengths[i] = least + Chance.upper(bits, sizes);
                which[i] = (int) bits;
            }
            return texts.column(which, lengths, count);
        };
    }
}
