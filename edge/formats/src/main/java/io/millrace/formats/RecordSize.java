package io.millrace.formats;

/** Refuses records by their length, before their bytes are read. */
public final class RecordSize {
    private RecordSize() {}

    /**
     * @param length as in {@link io.millrace.model.spi.RawRecords}, negative for a record without value
     * @throws MalformedRecord if there is no value, or if it is longer than {@code maxRecordBytes}
     */
    public static void check(int length, int maxRecordBytes) {
        if (length < 0) {
            throw MalformedRecord.of(MalformedCode.NO_VALUE, "expected a value, found a record that has none");
        }
        if (length > maxRecordBytes) {
            throw MalformedRecord.of(
                    MalformedCode.RECORD_TOO_LARGE,
                    "expected at most " + maxRecordBytes + " bytes (option maxRecordBytes), found " + length);
        }
    }
}
