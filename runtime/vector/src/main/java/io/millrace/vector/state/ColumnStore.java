package io.millrace.vector.state;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.DataType;

/** The values of one column of a {@link SlotRows}, by slot. Used by one thread. */
sealed interface ColumnStore permits LongValues, IntValues, DoubleValues, BytesValues, ChunkedValues {
    static ColumnStore of(DataType type) {
        return switch (type) {
            case DataType.Scalar scalar ->
                switch (scalar) {
                    case BIGINT, TIMESTAMP -> new LongValues();
                    case INT -> new IntValues();
                    case DOUBLE -> new DoubleValues();
                    case STRING, BYTES -> new BytesValues();
                    case BOOLEAN -> new ChunkedValues(type);
                };
            case DataType.Decimal decimal -> new ChunkedValues(decimal);
            case DataType.Array array -> new ChunkedValues(array);
            case DataType.Map map -> new ChunkedValues(map);
            case DataType.Row row -> new ChunkedValues(row);
        };
    }

    /**
     * Keeps the values of some rows.
     *
     * @param slots one for each row, none of which is in use
     * @param limit more than any slot
     */
    void put(Column column, int[] rows, int[] slots, int count, int limit);

    /** The values at some slots, which are in use, in any order and as often as wanted. */
    Column gather(int[] slots, int count, ColumnMemory memory);

    /** Forgets the values at some slots. */
    void free(int[] slots, int count);
}
