package io.millrace.formats.block;

import io.millrace.formats.text.TimestampReader;
import io.millrace.formats.text.ValueKind;
import io.millrace.kernels.ByteKernels;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;

/** Reads the values of a column together that are written as most are, and leaves the odd ones to others. Used by one thread. */
public final class PlainColumn {
    private static final byte QUOTE = '"';

    private final boolean json;
    private final PlainIntegers integers;
    private final PlainNumbers numbers;
    private final PlainBooleans booleans = new PlainBooleans();
    private final PlainTexts texts;
    private final PlainTimes times = new PlainTimes();
    private final OddRows odd = new OddRows();

    /** @param json whether numbers are those of JSON; else zeros may lead, and digits may be missing beside a point */
    public PlainColumn(boolean json, ByteKernels kernels) {
        this.json = json;
        this.integers = new PlainIntegers(!json);
        this.numbers = new PlainNumbers(json);
        this.texts = new PlainTexts(kernels);
    }

    /**
     * Appends the values of rows {@code from .. to} if all of them are written in the most common way: whole numbers as digits alone,
     * texts as they are.
     *
     * @return whether it did; if not, nothing was appended
     */
    public boolean readAll(
            ValueKind kind, byte[] data, int[] starts, int[] ends, int from, int to, ColumnBuilder column) {
        return switch (kind) {
            case BIGINT, MICROS -> integers.read(data, starts, ends, from, to, (LongColumnBuilder) column);
            case INT -> integers.read(data, starts, ends, from, to, (IntColumnBuilder) column);
            case STRING ->
                json
                        ? texts.readQuoted(data, starts, ends, from, to, QUOTE, (BytesColumnBuilder) column)
                        : texts.read(data, starts, ends, from, to, (BytesColumnBuilder) column);
            case BOOLEAN, DOUBLE, DECIMAL, BYTES, ISO8601, MILLIS -> false;
        };
    }

    /**
     * Looks at the values of rows {@code from .. to}, texts without their quotes.
     *
     * @param timestamps reads times one by one
     * @return the rows whose values are odd; of others they are known until the next look
     */
    public OddRows look(
            ValueKind kind,
            byte[] data,
            int[] starts,
            int[] ends,
            int from,
            int to,
            TimestampReader timestamps,
            ColumnBuilder column) {
        switch (kind) {
            case BIGINT, MICROS -> numbers.readLongs(data, starts, ends, from, to, odd);
            case INT -> numbers.readInts(data, starts, ends, from, to, odd);
            case DOUBLE -> numbers.readDoubles(data, starts, ends, from, to, odd);
            case DECIMAL ->
                numbers.readDecimals(data, starts, ends, from, to, ((DecimalColumnBuilder) column).type(), odd);
            case BOOLEAN -> booleans.read(data, starts, ends, from, to, odd);
            case STRING -> texts.find(starts, ends, from, to, odd);
            case ISO8601 -> times.read(data, starts, ends, from, to, timestamps, odd);
            case BYTES, MILLIS -> odd.collectAll(from, to);
        }
        return odd;
    }

    /** Appends the values of rows {@code from .. to}, none of them odd. */
    public void append(ValueKind kind, byte[] data, int from, int to, ColumnBuilder column) {
        switch (kind) {
            case BIGINT, MICROS -> numbers.append(from, to, (LongColumnBuilder) column);
            case INT -> numbers.append(from, to, (IntColumnBuilder) column);
            case DOUBLE -> numbers.append(from, to, (DoubleColumnBuilder) column);
            case DECIMAL -> numbers.append(from, to, (DecimalColumnBuilder) column);
            case BOOLEAN -> booleans.append(from, to, (BooleanColumnBuilder) column);
            case STRING -> texts.append(data, from, to, (BytesColumnBuilder) column);
            case ISO8601 -> times.append(from, to, (LongColumnBuilder) column);
            case BYTES, MILLIS -> throw new IllegalStateException("values of kind " + kind + " are all odd");
        }
    }
}
