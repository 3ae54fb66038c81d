package io.millrace.vector.state;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.state.StateTable;
import io.millrace.vector.snapshot.StateOutput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Bloom filters, each for the keys whose rows happened in one stretch of time as long as the ttl. A key is looked for in all of them; a filter is dropped when no row that is still
 * to come can be within a ttl of its keys.
 */
public final class BloomGenerations implements SeenKeys {
    /** The most filters that a key is looked for in, but for rows out of order by more than a ttl; each has its part of the rate. */
    private static final int USUAL = 3;

    private static final StateTable TABLE = new StateTable(
            "filters",
            Schema.of(
                    Field.required("@generation", Scalar.BIGINT),
                    Field.required("@probes", Scalar.INT),
                    Field.required("@filter", Scalar.BYTES)),
            0);

    private final long ttlMillis;
    private final long expected;
    private final double rate;
    private final List<Generation> generations = new ArrayList<>();

    private record Generation(long number, BloomFilter filter) {}

    /**
     * @param ttlMillis positive
     * @param expected how many keys come in a ttl
     * @param rate of keys that are taken for known ones
     */
    public BloomGenerations(long ttlMillis, long expected, double rate) {
        this.ttlMillis = ttlMillis;
        this.expected = expected;
        this.rate = rate;
    }

    @Override
    public int admit(Batch batch, Column[] keys, long[] hashes, long[] timesMicros, int[] kept) {
        int[] rows = batch.selection().rows();
        int admitted = 0;
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = rows[i];
            if (!isKnown(hashes[row])) {
                filter(Math.floorDiv(Math.floorDiv(timesMicros[row], 1000L), ttlMillis))
                        .add(hashes[row]);
                kept[admitted++] = row;
            }
        }
        return admitted;
    }

    private boolean isKnown(long hash) {
        for (int i = 0; i < generations.size(); i++) {
            if (generations.get(i).filter().holds(hash)) {
                return true;
            }
        }
        return false;
    }

    private BloomFilter filter(long number) {
        for (int i = 0; i < generations.size(); i++) {
            if (generations.get(i).number() == number) {
                return generations.get(i).filter();
            }
        }
        Generation added = new Generation(number, BloomFilter.of(expected, rate / USUAL));
        generations.add(added);
        return added.filter();
    }

    @Override
    public StateTable table() {
        return TABLE;
    }

    @Override
    public void save(StateOutput output) {
        for (Generation generation : generations) {
            LongColumnBuilder number = new LongColumnBuilder(1);
            number.append(generation.number());
            IntColumnBuilder probes = new IntColumnBuilder(1);
            probes.append(generation.filter().probes());
            long[] words = generation.filter().words();
            byte[] bytes = new byte[Math.multiplyExact(words.length, Long.BYTES)];
            ByteBuffer.wrap(bytes).asLongBuffer().put(words);
            BytesColumnBuilder filter = new BytesColumnBuilder(1);
            filter.append(bytes, 0, bytes.length);
            output.rows(TABLE, Batch.of(TABLE.schema(), List.of(number.build(), probes.build(), filter.build()), 1));
        }
    }

    /** Filters of one stretch of time, which instances had for themselves, become one. */
    private void take(long number, BloomFilter filter) {
        for (Generation generation : generations) {
            if (generation.number() == number && generation.filter().hasShapeOf(filter)) {
                generation.filter().add(filter);
                return;
            }
        }
        generations.add(new Generation(number, filter));
    }

    @Override
    public void restore(Batch rows) {
        LongColumn numbers = (LongColumn) rows.column(0);
        IntColumn probes = (IntColumn) rows.column(1);
        BytesColumn filters = (BytesColumn) rows.column(2);
        for (int i = 0; i < rows.selectedCount(); i++) {
            int row = rows.selection().rows()[i];
            long[] words = new long[filters.length(row) / Long.BYTES];
            ByteBuffer.wrap(filters.data(), filters.start(row), filters.length(row))
                    .asLongBuffer()
                    .get(words);
            take(numbers.values()[row], new BloomFilter(words, probes.values()[row]));
        }
    }

    @Override
    public void forget(long watermarkMillis) {
        long present = Math.floorDiv(watermarkMillis, ttlMillis);
        generations.removeIf(generation -> generation.number() + 1 < present);
    }
}
