package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.KeyedProcess;
import io.millrace.model.state.StateTable;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.KeyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** Slots of keys as rows of the state of a process step: the key, perhaps a time, perhaps values. */
final class KeyedRows {
    private static final int MOST = 4096;

    /** The columns behind the key begin with it: no column of a job does. */
    private static final String OWN = "@";

    private final int keyCount;
    private final KeyTable keys;
    private final StateTable table;
    private final boolean timed;

    /** @param kept what is kept of each slot besides its time */
    KeyedRows(String name, KeyedProcess node, KeyTable keys, boolean timed, List<Field> kept) {
        this.keyCount = node.groupBy().size();
        this.keys = keys;
        this.timed = timed;
        List<Field> fields = new ArrayList<>();
        for (String key : node.groupBy()) {
            fields.add(node.inputSchema().field(node.inputSchema().indexOf(key).orElseThrow()));
        }
        if (timed) {
            fields.add(Field.required(OWN, Scalar.BIGINT));
        }
        kept.forEach(field -> fields.add(Field.nullable(OWN + field.name(), field.type())));
        this.table = new StateTable(name, new Schema(fields), keyCount);
    }

    StateTable table() {
        return table;
    }

    /** Visits slots. */
    interface Slots {
        void forEach(IntConsumer action);
    }

    /** Appends the values of some slots. */
    interface Values {
        void save(int[] slots, int count, List<ColumnBuilder> columns);
    }

    /** Gives out slots. */
    void save(Slots slots, IntUnaryOperator keyOf, IntToLongFunction timeOf, Values values, StateOutput output) {
        int[] some = new int[MOST];
        int[] count = {0};
        slots.forEach(slot -> {
            some[count[0]++] = slot;
            if (count[0] == MOST) {
                flush(some, MOST, keyOf, timeOf, values, output);
                count[0] = 0;
            }
        });
        if (count[0] > 0) {
            flush(some, count[0], keyOf, timeOf, values, output);
        }
    }

    private void flush(
            int[] slots,
            int count,
            IntUnaryOperator keyOf,
            IntToLongFunction timeOf,
            Values values,
            StateOutput output) {
        List<ColumnBuilder> builders = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            builders.add(ColumnBuilder.of(field.type(), count));
        }
        int[] slotKeys = new int[count];
        for (int i = 0; i < count; i++) {
            slotKeys[i] = keyOf.applyAsInt(slots[i]);
        }
        keys.emit(slotKeys, count, builders);
        if (timed) {
            LongColumnBuilder times = (LongColumnBuilder) builders.get(keyCount);
            for (int i = 0; i < count; i++) {
                times.append(timeOf.applyAsLong(slots[i]));
            }
        }
        values.save(slots, count, builders.subList(first(), builders.size()));
        output.rows(
                table,
                Batch.of(
                        table.schema(),
                        builders.stream().map(ColumnBuilder::build).toList(),
                        count));
    }

    private int first() {
        return keyCount + (timed ? 1 : 0);
    }

    /** The key columns of saved rows. */
    Column[] keys(Batch rows) {
        return rows.columns().subList(0, keyCount).toArray(Column[]::new);
    }

    /** The times of saved rows. */
    long[] times(Batch rows) {
        return ((LongColumn) rows.column(keyCount)).values();
    }

    /** The values of saved rows. */
    Column[] values(Batch rows) {
        return rows.columns().subList(first(), rows.columns().size()).toArray(Column[]::new);
    }
}
