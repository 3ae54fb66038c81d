package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Schema;
import io.millrace.vector.state.KeyHash;
import io.millrace.vector.state.KeyTable;
import java.util.Arrays;
import java.util.List;

/** The keys of a step, as ids. Used by one thread. */
final class GroupKeys {
    private final int[] fields;
    private final Column[] columns;
    private final KeyTable table;
    private final KeyHash hash = new KeyHash();

    GroupKeys(List<String> fields, Schema input) {
        this.fields = fields.stream()
                .mapToInt(name -> input.indexOf(name).orElseThrow())
                .toArray();
        this.columns = new Column[fields.size()];
        this.table = new KeyTable(
                Arrays.stream(this.fields).mapToObj(i -> input.field(i).type()).toList());
    }

    KeyTable table() {
        return table;
    }

    /** The ids of the keys of {@code rows[0 .. count)}. */
    void ids(Batch batch, int[] rows, int count, int[] ids) {
        for (int i = 0; i < fields.length; i++) {
            columns[i] = batch.column(fields[i]);
        }
        ids(columns, batch, rows, count, ids);
    }

    /** The ids of keys that are in columns of their own. */
    void ids(Column[] columns, Batch batch, int[] rows, int count, int[] ids) {
        table.intern(columns, hash.hash(columns, batch), rows, count, ids);
    }
}
