package io.millrace.formats.raw;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;

/** Writes the bytes of one column; null as an absent value. */
final class RawEncoder implements RecordEncoder {
    private final int field;

    RawEncoder(int field) {
        this.field = field;
    }

    @Override
    public void encode(Batch rows, EncodedRecords records) {
        BytesColumn column = (BytesColumn) rows.column(field);
        Selection selection = rows.selection();
        int[] selected = selection.rows();
        int count = selection.count();
        for (int i = 0; i < count; i++) {
            int row = selected[i];
            if (column.validity().isNull(row)) {
                records.endAbsent();
            } else {
                records.write(column.data(), column.start(row), column.length(row));
                records.end();
            }
        }
    }
}
