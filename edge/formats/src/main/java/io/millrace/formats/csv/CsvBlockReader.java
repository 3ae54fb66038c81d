package io.millrace.formats.csv;

import io.millrace.formats.MalformedRecord;
import io.millrace.formats.block.OddRows;
import io.millrace.formats.block.PlainColumn;
import io.millrace.formats.block.ValueBlock;
import io.millrace.kernels.ByteKernels;

/** Reads the values of a block, a column at a time: together what is written as most values are, and what is not, each by itself. */
final class CsvBlockReader {
    private final CsvValueReader values;
    private final PlainColumn plain;

    CsvBlockReader(CsvValueReader values, ByteKernels kernels) {
        this.values = values;
        this.plain = new PlainColumn(false, kernels);
    }

    /**
     * Appends the values of rows {@code from .. to}.
     *
     * @return the first row found with a value that is not as it should be, or {@code to}
     */
    int read(byte[] data, ValueBlock block, int from, int to) {
        for (int field = 0; field < block.columns(); field++) {
            int good = read(field, data, block.starts(field), block.ends(field), from, to);
            if (good < to) {
                return good;
            }
        }
        return to;
    }

    private int read(int field, byte[] data, int[] starts, int[] ends, int from, int to) {
        if (plain.readAll(values.kind(field), data, starts, ends, from, to, values.column(field))) {
            return to;
        }
        OddRows odd = plain.look(
                values.kind(field), data, starts, ends, from, to, values.timestamps(field), values.column(field));
        int next = from;
        for (int i = 0; i < odd.count(); i++) {
            int row = odd.row(i);
            append(field, data, next, row);
            if (!readOne(field, data, starts[row], ends[row])) {
                return row;
            }
            next = row + 1;
        }
        append(field, data, next, to);
        return to;
    }

    private void append(int field, byte[] data, int from, int to) {
        if (from < to) {
            plain.append(values.kind(field), data, from, to, values.column(field));
        }
    }

    private boolean readOne(int field, byte[] data, int start, int end) {
        try {
            values.readAt(field, data, start, end);
            return true;
        } catch (MalformedRecord e) {
            // Reading the record by itself says what is wrong with it.
            return false;
        }
    }
}
