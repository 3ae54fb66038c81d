package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Field;
import io.millrace.model.data.Selection;
import io.millrace.model.plan.Deduplicate;
import io.millrace.model.plan.Deduplicate.Method;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.DuplicateMetrics;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.BloomGenerations;
import io.millrace.vector.state.Fingerprints;
import io.millrace.vector.state.KeyHash;
import io.millrace.vector.state.KnownKeys;
import io.millrace.vector.state.SeenKeys;
import java.util.Arrays;
import java.util.List;

/** Passes on the first row of each key, and counts the others. Marks rows, copies nothing. */
public final class DeduplicateOperator implements StatefulOperator {
    private final EventTimes eventTimes;
    private final int[] keyFields;
    private final Column[] keys;
    private final KeyHash hash = new KeyHash();
    private final SeenKeys seen;
    private final DuplicateMetrics metrics;

    public DeduplicateOperator(Deduplicate node, DuplicateMetrics metrics) {
        this.eventTimes = new EventTimes(node.time(), node.schema());
        this.keyFields = node.keys().stream()
                .mapToInt(name -> node.schema().indexOf(name).orElseThrow())
                .toArray();
        this.keys = new Column[keyFields.length];
        this.seen = seen(node, keyFields);
        this.metrics = metrics;
    }

    private static SeenKeys seen(Deduplicate node, int[] keyFields) {
        long ttlMillis = node.ttl().toMillis();
        List<Field> fields =
                Arrays.stream(keyFields).mapToObj(node.schema()::field).toList();
        return switch (node.method()) {
            case Method.Exact exact -> new KnownKeys(fields, ttlMillis, fields.size());
            case Method.Fingerprint fingerprint -> new Fingerprints(ttlMillis);
            case Method.Bloom bloom -> new BloomGenerations(ttlMillis, bloom.expectedKeys(), bloom.falsePositiveRate());
        };
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(keyFields[i]);
        }
        int[] kept = batch.memory().ints(batch.selectedCount());
        int count = seen.admit(batch, keys, hash.hash(keys, batch), eventTimes.of(batch), kept);
        if (count == batch.selectedCount()) {
            output.emit(Port.MAIN, batch, arrivalMicros);
            return;
        }
        metrics.duplicates(batch.selectedCount() - count);
        output.emit(Port.MAIN, batch.select(Selection.of(kept, count)), arrivalMicros);
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        seen.forget(watermarkMillis);
        return true;
    }

    @Override
    public List<StateTable> tables() {
        return List.of(seen.table());
    }

    /** Without the keys themselves nobody knows whose they are. */
    @Override
    public boolean takesAll(StateTable table) {
        return table.keyFields() == 0;
    }

    @Override
    public void save(StateOutput output) {
        seen.save(output);
    }

    @Override
    public void resume(long watermarkMillis) {
        seen.forget(watermarkMillis);
    }

    @Override
    public void restore(StateTable table, Batch rows) {
        seen.restore(rows);
    }
}
