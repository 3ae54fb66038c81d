package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.plan.Join;
import io.millrace.vector.state.KeyHash;
import io.millrace.vector.state.KeyTable;
import io.millrace.vector.state.SlotRows;

/** The keys of one side of a join, as ids that both sides share. A key with a null in it has none. Used by one thread. */
final class JoinKeys {
    private final int[] fields;
    private final Column[] columns;
    private final KeyTable table;
    private final KeyHash hash = new KeyHash();

    /** The rows of the batch at hand that have keys, and their ids. */
    private int[] keyed = new int[0];

    private int[] keyedIds = new int[0];

    JoinKeys(Join.Side side, KeyTable table) {
        this.fields = side.key().stream()
                .mapToInt(name -> side.schema().indexOf(name).orElseThrow())
                .toArray();
        this.columns = new Column[fields.length];
        this.table = table;
    }

    /** The table for the keys of both sides. */
    static KeyTable table(Join.Side side) {
        return new KeyTable(side.key().stream()
                .map(name -> side.schema()
                        .field(side.schema().indexOf(name).orElseThrow())
                        .type())
                .toList());
    }

    /** The ids of the keys of {@code rows[0 .. count)}, {@link SlotRows#NONE} where there is none. */
    void ids(Batch batch, int[] rows, int count, int[] ids) {
        for (int i = 0; i < fields.length; i++) {
            columns[i] = batch.column(fields[i]);
        }
        ids(columns, batch, rows, count, ids);
    }

    /** As {@link #ids(Batch, int[], int, int[])}, of keys in other columns of the batch. */
    void ids(Column[] columns, Batch batch, int[] rows, int count, int[] ids) {
        boolean nulls = false;
        for (Column column : columns) {
            nulls |= !column.validity().allValid();
        }
        long[] hashes = hash.hash(columns, batch);
        if (!nulls) {
            table.intern(columns, hashes, rows, count, ids);
            return;
        }
        if (keyed.length < count) {
            keyed = new int[count];
            keyedIds = new int[count];
        }
        int keyedCount = 0;
        for (int i = 0; i < count; i++) {
            keyed[keyedCount] = rows[i];
            keyedCount += hasKey(columns, rows[i]) ? 1 : 0;
        }
        table.intern(columns, hashes, keyed, keyedCount, keyedIds);
        int next = 0;
        for (int i = 0; i < count; i++) {
            boolean has = next < keyedCount && keyed[next] == rows[i];
            ids[i] = has ? keyedIds[next++] : SlotRows.NONE;
        }
    }

    private static boolean hasKey(Column[] columns, int row) {
        for (Column column : columns) {
            if (column.validity().isNull(row)) {
                return false;
            }
        }
        return true;
    }
}
