package io.millrace.vector.state;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Validity;
import io.millrace.model.state.StateTable;
import io.millrace.vector.snapshot.StateOutput;
import java.util.List;

/** Keys of any size, each remembered by 128 bits alone: two hashes that have nothing to do with each other. */
public final class Fingerprints implements SeenKeys {
    private final KnownKeys known;
    private final Column[] columns = new Column[2];
    private final SecondKeyHash second = new SecondKeyHash();
    private final KeyHash hash = new KeyHash();

    /** @param ttlMillis positive */
    public Fingerprints(long ttlMillis) {
        this.known = new KnownKeys(
                List.of(
                        Field.required("@fingerprint", Scalar.BIGINT),
                        Field.required("@second_fingerprint", Scalar.BIGINT)),
                ttlMillis,
                0);
    }

    @Override
    public int admit(Batch batch, Column[] keys, long[] hashes, long[] timesMicros, int[] kept) {
        columns[0] = new LongColumn(hashes, batch.rowCount(), Validity.ALL);
        columns[1] = new LongColumn(second.hash(keys, batch), batch.rowCount(), Validity.ALL);
        return known.admit(batch, columns, hash.hash(columns, batch), timesMicros, kept);
    }

    @Override
    public StateTable table() {
        return known.table();
    }

    @Override
    public void save(StateOutput output) {
        known.save(output);
    }

    @Override
    public void restore(Batch rows) {
        known.restore(rows);
    }

    @Override
    public void forget(long watermarkMillis) {
        known.forget(watermarkMillis);
    }
}
