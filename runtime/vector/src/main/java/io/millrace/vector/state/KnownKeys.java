package io.millrace.vector.state;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.state.StateTable;
import io.millrace.vector.snapshot.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keys with the instant until which each is known. They lie in buckets by that instant, a small part of the ttl wide, so that forgetting looks at those alone that are over; a key
 * that has come again is moved when its old bucket is. Memory is bounded by the keys of a ttl.
 */
public final class KnownKeys implements SeenKeys {
    private static final int NONE = -1;
    private static final int SAVED_ROWS = 4096;
    private static final String UNTIL = "@until";
    private static final long UNKNOWN = Long.MIN_VALUE;

    /** Buckets in a ttl. */
    private static final int BUCKETS = 64;

    private final KeyTable keys;
    private final StateTable table;
    private final KeyHash hash = new KeyHash();
    private final long ttlMicros;
    private final long bucketMillis;
    private final OpenSlices buckets = new OpenSlices();

    /** The first key of each bucket. */
    private int[] heads = new int[128];

    /** By key: the next one of its bucket, and until when it is known, in microseconds. */
    private int[] next = new int[1024];

    private long[] until = filled(1024);
    private int known;
    private int[] ids = new int[0];

    /**
     * @param fields what keys are made of
     * @param ttlMillis positive
     * @param keyFields how many of the fields divide keys among instances
     */
    public KnownKeys(List<Field> fields, long ttlMillis, int keyFields) {
        this.keys = new KeyTable(fields.stream().map(Field::type).toList());
        List<Field> columns = new ArrayList<>(fields);
        columns.add(Field.required(UNTIL, Scalar.BIGINT));
        this.table = new StateTable("keys", new Schema(columns), keyFields);
        this.ttlMicros = Math.multiplyExact(ttlMillis, 1000L);
        this.bucketMillis = Math.max(1, ttlMillis / BUCKETS);
    }

    /** How many keys are known. */
    public int size() {
        return known;
    }

    @Override
    public int admit(Batch batch, Column[] columns, long[] hashes, long[] timesMicros, int[] kept) {
        int count = batch.selectedCount();
        int[] rows = batch.selection().rows();
        ids = ids.length < count ? new int[count] : ids;
        keys.intern(columns, hashes, rows, count, ids);
        int admitted = 0;
        for (int i = 0; i < count; i++) {
            int id = ids[i];
            long time = timesMicros[rows[i]];
            if (id >= until.length || time >= until[id]) {
                know(id, time > Long.MAX_VALUE - ttlMicros ? Long.MAX_VALUE : time + ttlMicros);
                kept[admitted++] = rows[i];
            }
        }
        return admitted;
    }

    private void know(int id, long untilMicros) {
        if (id >= until.length) {
            int before = until.length;
            int larger = Math.max(id + 1, before * 2);
            next = Arrays.copyOf(next, larger);
            until = Arrays.copyOf(until, larger);
            Arrays.fill(until, before, larger, UNKNOWN);
        }
        boolean isNew = until[id] == UNKNOWN;
        until[id] = untilMicros;
        if (isNew) {
            keys.acquire(id);
            known++;
            enter(id);
        }
    }

    private void enter(int id) {
        long start = Math.floorDiv(untilMillis(id), bucketMillis) * bucketMillis;
        int bucket = buckets.find(start);
        if (bucket < 0) {
            bucket = buckets.open(start);
            if (bucket >= heads.length) {
                heads = Arrays.copyOf(heads, heads.length * 2);
            }
            heads[bucket] = NONE;
        }
        next[id] = heads[bucket];
        heads[bucket] = id;
    }

    @Override
    public void forget(long watermarkMillis) {
        while (buckets.size() > 0 && buckets.start(buckets.earliest()) <= watermarkMillis - bucketMillis) {
            int bucket = buckets.earliest();
            int id = heads[bucket];
            buckets.closeEarliest();
            while (id != NONE) {
                int following = next[id];
                if (untilMillis(id) <= watermarkMillis) {
                    until[id] = UNKNOWN;
                    keys.release(id);
                    known--;
                } else {
                    enter(id);
                }
                id = following;
            }
        }
    }

    @Override
    public StateTable table() {
        return table;
    }

    @Override
    public void save(StateOutput output) {
        int[] saved = new int[SAVED_ROWS];
        int count = 0;
        for (int i = 0; i < buckets.size(); i++) {
            for (int id = heads[buckets.get(i)]; id != NONE; id = next[id]) {
                saved[count++] = id;
                if (count == SAVED_ROWS) {
                    output.rows(table, rows(saved, count));
                    count = 0;
                }
            }
        }
        if (count > 0) {
            output.rows(table, rows(saved, count));
        }
    }

    private Batch rows(int[] saved, int count) {
        List<ColumnBuilder> builders = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            builders.add(ColumnBuilder.of(field.type(), count));
        }
        keys.emit(saved, count, builders);
        LongColumnBuilder untils = (LongColumnBuilder) builders.getLast();
        for (int i = 0; i < count; i++) {
            untils.append(until[saved[i]]);
        }
        return Batch.of(
                table.schema(), builders.stream().map(ColumnBuilder::build).toList(), count);
    }

    @Override
    public void restore(Batch saved) {
        int count = saved.selectedCount();
        int[] rows = saved.selection().rows();
        int last = saved.columns().size() - 1;
        Column[] columns = saved.columns().subList(0, last).toArray(Column[]::new);
        long[] untils = ((LongColumn) saved.column(last)).values();
        ids = ids.length < count ? new int[count] : ids;
        keys.intern(columns, hash.hash(columns, saved), rows, count, ids);
        for (int i = 0; i < count; i++) {
            // Where all instances take all keys in, some keep old copies of those of others.
            know(ids[i], ids[i] < until.length ? Math.max(until[ids[i]], untils[rows[i]]) : untils[rows[i]]);
        }
    }

    /** The first whole millisecond at which a key is no longer known. */
    private long untilMillis(int id) {
        return -Math.floorDiv(-until[id], 1000L);
    }

    private static long[] filled(int length) {
        long[] filled = new long[length];
        Arrays.fill(filled, UNKNOWN);
        return filled;
    }
}
