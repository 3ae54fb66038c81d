package io.millrace.formats.json;

import io.millrace.formats.MalformedRecord;
import io.millrace.formats.text.Words;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;

/** Reads the values of a block, a column at a time, so that each loop sees values of one kind. */
final class JsonBlockReader {
    private final JsonColumn[] columns;
    private final JsonValueReader values;

    JsonBlockReader(JsonColumn[] columns, int maxDepth) {
        JsonText text = new JsonText();
        this.columns = columns;
        this.values = new JsonValueReader(text, new JsonSkipper(maxDepth, text));
    }

    /**
     * Appends the values of the first {@code rows} rows.
     *
     * @return the first row found with a value that is not as it should be, or {@code rows}; if there is one, nothing can be
     *     said of what was appended
     */
    int read(byte[] data, JsonBlock block, int rows) {
        int good = rows;
        for (int i = 0; i < columns.length && good == rows; i++) {
            good = read(columns[i], data, block, rows);
        }
        return good;
    }

    private int read(JsonColumn column, byte[] data, JsonBlock block, int rows) {
        return switch (column.kind()) {
            case STRING -> readTexts(column, (BytesColumnBuilder) column.builder(), data, block, rows);
            case BIGINT, MICROS -> readLongs(column, (LongColumnBuilder) column.builder(), data, block, rows);
            case ISO8601 -> readTimes(column, (LongColumnBuilder) column.builder(), data, block, rows);
            case BOOLEAN, INT, DOUBLE, DECIMAL, BYTES, MILLIS -> readOthers(column, data, block, rows);
        };
    }

    private int readTexts(JsonColumn column, BytesColumnBuilder builder, byte[] data, JsonBlock block, int rows) {
        int[] places = block.places();
        int place = 2 * column.index();
        for (int row = 0; row < rows; row++, place += block.width()) {
            int start = places[place];
            int end = places[place + 1];
            if (isText(data, start, end)) {
                builder.append(data, start + 1, end - start - 2);
            } else if (!readOther(column, data, start, end)) {
                return row;
            }
        }
        return rows;
    }

    private int readLongs(JsonColumn column, LongColumnBuilder builder, byte[] data, JsonBlock block, int rows) {
        int[] places = block.places();
        int place = 2 * column.index();
        for (int row = 0; row < rows; row++, place += block.width()) {
            int start = places[place];
            int end = places[place + 1];
            int digits = end - start;
            if (digits >= 1 && digits <= Long.BYTES && end >= Long.BYTES && (data[start] != '0' || digits == 1)) {
                long word = Words.load(data, end - Long.BYTES) >>> (Long.SIZE - (digits << 3));
                if (Words.digits(word) == digits) {
                    builder.append(Words.decimal(word, digits));
                    continue;
                }
            }
            if (!readOther(column, data, start, end)) {
                return row;
            }
        }
        return rows;
    }

    private int readTimes(JsonColumn column, LongColumnBuilder builder, byte[] data, JsonBlock block, int rows) {
        int[] places = block.places();
        int place = 2 * column.index();
        for (int row = 0; row < rows; row++, place += block.width()) {
            int start = places[place];
            int end = places[place + 1];
            try {
                if (isText(data, start, end)) {
                    builder.append(column.timestamps().read(data, start + 1, end - 1));
                } else if (!readOther(column, data, start, end)) {
                    return row;
                }
            } catch (MalformedRecord e) {
                return row;
            }
        }
        return rows;
    }

    private int readOthers(JsonColumn column, byte[] data, JsonBlock block, int rows) {
        int[] places = block.places();
        int place = 2 * column.index();
        for (int row = 0; row < rows; row++, place += block.width()) {
            if (!readOther(column, data, places[place], places[place + 1])) {
                return row;
            }
        }
        return rows;
    }

    private static boolean isText(byte[] data, int start, int end) {
        return end - start >= 2 && data[start] == '"' && data[end - 1] == '"';
    }

    private boolean readOther(JsonColumn column, byte[] data, int start, int end) {
        if (start == JsonBlock.ABSENT) {
            if (column.field().nullable()) {
                column.builder().appendNull();
            }
            return column.field().nullable();
        }
        try {
            // The separator behind the value shows where it ends.
            return values.read(column, data, start, end + 1) == end;
        } catch (MalformedRecord e) {
            return false;
        }
    }
}
