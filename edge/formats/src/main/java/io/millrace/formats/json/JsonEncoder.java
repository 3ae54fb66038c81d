package io.millrace.formats.json;

import io.millrace.formats.TimestampForm;
import io.millrace.formats.text.ScalarWriter;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;

/** Writes each row as an object with all fields of the schema, in its order. */
final class JsonEncoder implements RecordEncoder {
    private final JsonValueWriter rows;

    /** @throws IllegalArgumentException if JSON does not have the type of a field */
    JsonEncoder(Schema schema, TimestampForm form) {
        this.rows = JsonValueWriter.ofFields(schema.fields(), form, new ScalarWriter());
    }

    @Override
    public void encode(Batch batch, EncodedRecords records) {
        int[] selected = batch.selection().rows();
        int count = batch.selectedCount();
        for (int i = 0; i < count; i++) {
            rows.writeFields(batch.columns(), selected[i], records);
            records.end();
        }
    }
}
