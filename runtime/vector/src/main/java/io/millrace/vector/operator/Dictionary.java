package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.Enrich;
import io.millrace.vector.state.KeyHash;
import io.millrace.vector.state.KeyTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a dictionary in memory, by key. First all rows are added, by one thread, then they are looked up.
 */
public final class Dictionary {
    private final int keyField;
    private final List<DictionaryField> fields = new ArrayList<>();
    private final KeyTable keys;
    private final KeyHash hash = new KeyHash();
    private int[] ids = new int[0];

    public Dictionary(Enrich enrich) {
        Schema schema = enrich.dictionarySchema();
        this.keyField = schema.indexOf(enrich.dictionaryKey()).orElseThrow();
        this.keys = new KeyTable(List.of(schema.field(keyField).type()));
        for (Enrich.Addition addition : enrich.additions()) {
            int field = schema.indexOf(addition.from()).orElseThrow();
            fields.add(new DictionaryField(field, schema.field(field).type(), addition.otherwise()));
        }
    }

    /** The number of distinct keys. */
    public int size() {
        return keys.size();
    }

    /** Adds rows; a key that is there already gets the new values, a null key is passed over. */
    public void add(Batch rows) {
        Column key = rows.column(keyField);
        int[] selected = new int[rows.selectedCount()];
        int count = 0;
        for (int i = 0; i < selected.length; i++) {
            int row = rows.selection().rows()[i];
            selected[count] = row;
            count += key.validity().isValid(row) ? 1 : 0;
        }
        ensureIds(count);
        Column[] keyColumns = {key};
        keys.intern(keyColumns, hash.hash(keyColumns, rows), selected, count, ids);
        for (int i = 0; i < count; i++) {
            keys.acquire(ids[i]);
        }
        for (DictionaryField field : fields) {
            field.put(ids, rows, selected, count);
        }
    }

    /** Ends the adding. From now on any number of operators may look up, each through a {@link Lookup} of its own. */
    public void complete() {
        fields.forEach(DictionaryField::complete);
    }

    /** What one operator needs to look up. Used by one thread. */
    public final class Lookup {
        private final KeyHash hash = new KeyHash();
        private int[] ids = new int[0];

        /** The added columns for rows of a batch with these keys; rows that are not selected get any value. */
        public List<Column> columns(Column key, Batch batch) {
            int count = batch.selectedCount();
            int[] rows = batch.selection().rows();
            ids = ids.length < count ? new int[count] : ids;
            Column[] keyColumns = {key};
            keys.find(keyColumns, hash.hash(keyColumns, batch), rows, count, ids);
            for (int i = 0; i < count; i++) {
                if (key.validity().isNull(rows[i])) {
                    ids[i] = KeyTable.UNKNOWN;
                }
            }
            return fields.stream().map(field -> field.take(ids, batch)).toList();
        }
    }

    private void ensureIds(int count) {
        if (ids.length < count) {
            ids = new int[count];
        }
    }
}
