package io.millrace.formats.columns;

import io.millrace.kernels.Kernels;
import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Gather;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.RowColumn;
import io.millrace.model.data.Validity;
import io.millrace.model.spi.EncodedRecords;
import java.util.stream.IntStream;

/** Writes columns, all rows of them. Used by one thread. */
final class ColumnWriter {
    private final NumberWriter numbers;
    private final TextWriter texts;

    ColumnWriter(Kernels kernels) {
        this.numbers = new NumberWriter(kernels);
        this.texts = new TextWriter(kernels, numbers);
    }

    /** Writes the length of the block, which rows are null, and the values of the others. */
    void write(Column column, EncodedRecords out) {
        int lengthAt = out.size();
        out.ensure(Integer.BYTES);
        out.advance(Integer.BYTES);
        writeValues(writeNulls(column, out), out);
        LittleEndian.putInt(out.data(), lengthAt, out.size() - lengthAt - Integer.BYTES);
    }

    /** Writes which rows are null, and gives the others. */
    private static Column writeNulls(Column column, EncodedRecords out) {
        Validity validity = column.validity();
        int rows = column.size();
        if (validity.allValid()) {
            out.write(0);
            return column;
        }
        out.write(1);
        int[] present = new int[rows];
        int count = 0;
        for (int row = 0; row < rows; row += Byte.SIZE) {
            int bits = 0;
            for (int i = row; i < Math.min(row + Byte.SIZE, rows); i++) {
                if (validity.isValid(i)) {
                    bits |= 1 << (i - row);
                    present[count++] = i;
                }
            }
            out.write(bits);
        }
        return Gather.rows(column, present, count);
    }

    private void writeValues(Column values, EncodedRecords out) {
        int count = values.size();
        switch (values) {
            case BooleanColumn c -> numbers.write(bits(c), count, out);
            case IntColumn c -> numbers.write(longs(c), count, out);
            case LongColumn c -> numbers.write(c.values(), count, out);
            case DoubleColumn c -> numbers.write(bits(c), count, out);
            case DecimalColumn c -> {
                numbers.write(c.low(), count, out);
                if (c.type().isWide()) {
                    numbers.write(c.high(), count, out);
                }
            }
            case BytesColumn c -> texts.write(c, out);
            case ArrayColumn c -> {
                numbers.writeLengths(c.offsets(), count, out);
                write(inner(c.elements(), c.offsets(), count), out);
            }
            case MapColumn c -> {
                numbers.writeLengths(c.offsets(), count, out);
                write(inner(c.keys(), c.offsets(), count), out);
                write(inner(c.values(), c.offsets(), count), out);
            }
            case RowColumn c -> c.fields().forEach(field -> write(field, out));
        }
    }

    /** The values within those of a column. */
    private static Column inner(Column column, int[] offsets, int count) {
        int from = offsets[0];
        return Gather.rows(column, IntStream.range(from, offsets[count]).toArray(), offsets[count] - from);
    }

    private static long[] bits(BooleanColumn column) {
        long[] bits = new long[column.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = column.words()[i >>> 6] >>> i & 1;
        }
        return bits;
    }

    private static long[] longs(IntColumn column) {
        int[] values = column.values();
        long[] longs = new long[column.size()];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = values[i];
        }
        return longs;
    }

    private static long[] bits(DoubleColumn column) {
        double[] values = column.values();
        long[] bits = new long[column.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(values[i]);
        }
        return bits;
    }
}
