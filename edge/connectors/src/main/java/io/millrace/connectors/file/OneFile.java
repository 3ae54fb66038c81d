package io.millrace.connectors.file;

import io.millrace.model.data.Batch;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import java.nio.file.Path;

/** All rows in one file, which grows. */
final class OneFile implements RowFiles {
    private final RecordEncoder encoder;
    private final EncodedRecords records = new EncodedRecords();
    private final FileParts parts;

    OneFile(Path file, RecordEncoder encoder) {
        this.encoder = encoder;
        this.parts = new FileParts(file, encoder);
    }

    @Override
    public void append(Batch rows) {
        records.clear();
        encoder.encode(rows, records);
        parts.append(records);
    }

    @Override
    public byte[] prepare(long checkpoint) {
        return parts.prepare();
    }

    @Override
    public void commit(byte[] prepared) {
        parts.commit(prepared);
    }

    @Override
    public void abort(byte[] prepared) {
        parts.abort(prepared);
    }

    @Override
    public void close() {
        parts.close();
    }
}
