package io.millrace.formats.csv;

import io.millrace.formats.MalformedRecord;
import io.millrace.formats.block.PlainIntegers;
import io.millrace.formats.block.PlainTexts;
import io.millrace.formats.block.PlainTimes;
import io.millrace.formats.block.ValueBlock;
import io.millrace.kernels.ByteKernels;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;

/**
 * Reads the values of a block, a column at a time. If all values of a column are as most values are, they are read together; else each
 * by itself.
 */
final class CsvBlockReader {
    private final CsvValueReader values;
    private final PlainIntegers integers = new PlainIntegers(true);
    private final PlainTexts texts;
    private final PlainTimes times = new PlainTimes();

    CsvBlockReader(CsvValueReader values, ByteKernels kernels) {
        this.values = values;
        this.texts = new PlainTexts(kernels);
    }

    /**
     * Appends the values of rows {@code from .. to}.
     *
     * @return the first row found with a value that is not as it should be, or {@code to}
     */
    int read(byte[] data, ValueBlock block, int from, int to) {
        for (int field = 0; field < block.columns(); field++) {
            int[] starts = block.starts(field);
            int[] ends = block.ends(field);
            if (!readPlain(field, data, starts, ends, from, to)) {
                int good = readEach(field, data, starts, ends, from, to);
                if (good < to) {
                    return good;
                }
            }
        }
        return to;
    }

    private boolean readPlain(int field, byte[] data, int[] starts, int[] ends, int from, int to) {
        ColumnBuilder column = values.column(field);
        return switch (values.kind(field)) {
            case BIGINT, MICROS -> integers.read(data, starts, ends, from, to, (LongColumnBuilder) column);
            case INT -> integers.read(data, starts, ends, from, to, (IntColumnBuilder) column);
            case STRING -> texts.read(data, starts, ends, from, to, (BytesColumnBuilder) column);
            case ISO8601 ->
                times.read(data, starts, ends, from, to, values.timestamps(field), (LongColumnBuilder) column);
            case BOOLEAN, DOUBLE, DECIMAL, BYTES, MILLIS -> false;
        };
    }

    private int readEach(int field, byte[] data, int[] starts, int[] ends, int from, int to) {
        for (int row = from; row < to; row++) {
            try {
                values.readAt(field, data, starts[row], ends[row]);
            } catch (MalformedRecord e) {
                // Reading the record by itself says what is wrong with it.
                return row;
            }
        }
        return to;
    }
}
