package io.millrace.formats.columns;

import io.millrace.formats.MalformedCode;
import io.millrace.formats.MalformedRecord;
import io.millrace.kernels.Kernels;
import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Field;
import io.millrace.model.data.Gather;
import io.millrace.model.data.Int128;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.RowColumn;
import io.millrace.model.data.Validity;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads columns. Of fields it takes those that are wanted, by their names. */
final class ColumnReader {
    private final NumberReader numbers;
    private final TextReader texts;

    ColumnReader(Kernels kernels) {
        this.numbers = new NumberReader(kernels);
        this.texts = new TextReader(kernels, numbers);
    }

    /**
     * Reads a column for each of the fields that were written, and gives one for each that is wanted: null for those that were not
     * written.
     *
     * @param path what stands before their names in messages
     * @throws MalformedRecord if they are of other types, or null where that is not allowed
     */
    List<Column> readFields(RecordCursor in, List<Field> written, List<Field> wanted, int rows, String path) {
        @Nullable Column[] found = new Column[wanted.size()];
        for (Field field : written) {
            int index = indexOf(wanted, field.name());
            if (index < 0) {
                in.skipBlock(in.enterBlock());
            } else {
                found[index] = readColumn(in, field.type(), wanted.get(index), rows, path + field.name());
            }
        }
        return IntStream.range(0, found.length)
                .mapToObj(i -> orNulls(in, found[i], wanted.get(i), rows, path))
                .toList();
    }

    private static int indexOf(List<Field> fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static Column orNulls(RecordCursor in, @Nullable Column found, Field wanted, int rows, String path) {
        if (found != null) {
            return found;
        }
        if (!wanted.nullable()) {
            throw MalformedRecord.of(
                    MalformedCode.COLUMNS_MISSING_FIELD,
                    "field '" + path + wanted.name() + "' is required, found no such column");
        }
        in.reserveValues(rows);
        ColumnBuilder nulls = ColumnBuilder.of(wanted.type(), rows);
        for (int row = 0; row < rows; row++) {
            nulls.appendNull();
        }
        return nulls.build();
    }

    private Column readColumn(RecordCursor in, DataType written, Field wanted, int rows, String path) {
        int outerEnd = in.enterBlock();
        in.reserveValues(rows);
        int[] present = readNulls(in, rows);
        int count = present.length == 0 ? rows : present[rows];
        if (count < rows && !wanted.nullable()) {
            throw MalformedRecord.of(
                    MalformedCode.COLUMNS_MISSING_FIELD, "field '" + path + "' is required, found null in a row");
        }
        Column values = readValues(in, written, wanted.type(), count, path);
        in.leaveBlock(outerEnd);
        return present.length == 0 ? values : Gather.rows(values, present, rows);
    }

    /**
     * Where each row has its value among those that are there, or {@link Gather#NULL_ROW}, and behind them how many there are; nothing if all
     * are.
     */
    private static int[] readNulls(RecordCursor in, int rows) {
        int nulls = in.unsignedByte();
        if (nulls > 1) {
            throw in.corrupt("whether there are nulls, 0 or 1", nulls);
        }
        if (nulls == 0) {
            return new int[0];
        }
        int at = in.take((rows + Byte.SIZE - 1) / Byte.SIZE);
        int[] present = new int[rows + 1];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            boolean valid = (in.data()[at + (row >>> 3)] >>> (row & 7) & 1) != 0;
            present[row] = valid ? count++ : Gather.NULL_ROW;
        }
        present[rows] = count;
        return present;
    }

    private Column readValues(RecordCursor in, DataType written, DataType wanted, int count, String path) {
        return switch (wanted) {
            case DataType.Scalar scalar when written == scalar -> readScalars(in, scalar, count, path);
            case DataType.Decimal decimal when written.equals(decimal) -> readDecimals(in, decimal, count, path);
            case DataType.Array array
            when written instanceof DataType.Array from -> {
                int[] offsets = numbers.readOffsets(in, count);
                Field elements = Field.nullable("*", array.element());
                yield new ArrayColumn(
                        readColumn(in, from.element(), elements, offsets[count], path + "[*]"),
                        offsets,
                        count,
                        Validity.ALL);
            }
            case DataType.Map map
            when written instanceof DataType.Map from -> {
                int[] offsets = numbers.readOffsets(in, count);
                Field keys = Field.required("*", map.key());
                Field values = Field.nullable("*", map.value());
                yield MapColumn.ofEntries(
                        readColumn(in, from.key(), keys, offsets[count], path + ".*"),
                        readColumn(in, from.value(), values, offsets[count], path + ".*"),
                        offsets,
                        count,
                        Validity.ALL);
            }
            case DataType.Row row
            when written instanceof DataType.Row from ->
                new RowColumn(readFields(in, from.fields(), row.fields(), count, path + "."), count, Validity.ALL);
            case DataType other ->
                throw MalformedRecord.of(
                        MalformedCode.COLUMNS_TYPE, "field '" + path + "': expected " + other + ", found " + written);
        };
    }

    private Column readScalars(RecordCursor in, DataType.Scalar type, int count, String path) {
        return switch (type) {
            case BOOLEAN -> booleans(in, numbers.read(in, count), count, path);
            case INT -> ints(in, numbers.read(in, count), count, path);
            case BIGINT, TIMESTAMP -> new LongColumn(numbers.read(in, count), count, Validity.ALL);
            case DOUBLE -> doubles(numbers.read(in, count), count);
            case STRING -> texts.read(in, count, true);
            case BYTES -> texts.read(in, count, false);
        };
    }

    private Column readDecimals(RecordCursor in, DataType.Decimal type, int count, String path) {
        long[] low = numbers.read(in, count);
        long[] high = new long[0];
        if (type.isWide()) {
            in.reserveValues(count);
            high = numbers.read(in, count);
        }
        DecimalColumn column = new DecimalColumn(type, high, low, count, Validity.ALL);
        Int128 value = new Int128();
        boolean fit = true;
        for (int row = 0; row < count; row++) {
            column.load(row, value);
            fit &= value.fits(type.precision());
        }
        if (!fit) {
            throw in.corrupt("numbers of " + type.precision() + " digits in field '" + path + "'", "a longer one");
        }
        return column;
    }

    private static Column booleans(RecordCursor in, long[] bits, int count, String path) {
        long[] words = new long[(count + Long.SIZE - 1) / Long.SIZE];
        long any = 0;
        for (int i = 0; i < count; i++) {
            words[i >>> 6] |= bits[i] << i;
            any |= bits[i];
        }
        if ((any & ~1) != 0) {
            throw in.corrupt("0 or 1 in field '" + path + "'", "another number");
        }
        return new BooleanColumn(words, count, Validity.ALL);
    }

    private static Column ints(RecordCursor in, long[] numbers, int count, String path) {
        int[] values = new int[count];
        long lost = 0;
        for (int i = 0; i < count; i++) {
            values[i] = (int) numbers[i];
            lost |= values[i] ^ numbers[i];
        }
        if (lost != 0) {
            throw in.corrupt("numbers of 32 bits in field '" + path + "'", "a greater one");
        }
        return new IntColumn(values, count, Validity.ALL);
    }

    private static Column doubles(long[] bits, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = Double.longBitsToDouble(bits[i]);
        }
        return new DoubleColumn(values, count, Validity.ALL);
    }
}
