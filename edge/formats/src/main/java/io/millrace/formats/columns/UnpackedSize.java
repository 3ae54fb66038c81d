package io.millrace.formats.columns;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.RowColumn;
import java.util.List;

/** What columns take at most, as readers count it and written in any encoding. */
final class UnpackedSize {
    /** What readers count, and a byte for the bit that says whether it is null. */
    private static final int VALUE_BYTES = RecordCursor.VALUE_BYTES + 1;

    /** Lengths, codes, and the bases of numbers. */
    private static final int COLUMN_BYTES = 64;

    private UnpackedSize() {}

    static long of(List<Column> columns) {
        return columns.stream().mapToLong(UnpackedSize::of).sum();
    }

    private static long of(Column column) {
        long own = COLUMN_BYTES + (long) column.size() * VALUE_BYTES;
        return own
                + switch (column) {
                    case BooleanColumn c -> 0;
                    case IntColumn c -> 0;
                    case LongColumn c -> 0;
                    case DoubleColumn c -> 0;
                    case DecimalColumn c -> c.type().isWide() ? (long) c.size() * RecordCursor.VALUE_BYTES : 0;
                    case BytesColumn c -> (long) c.offsets()[c.size()] - c.offsets()[0];
                    case ArrayColumn c -> of(c.elements());
                    case MapColumn c -> of(c.keys()) + of(c.values());
                    case RowColumn c -> of(c.fields());
                };
    }
}
