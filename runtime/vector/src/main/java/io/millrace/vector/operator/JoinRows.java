package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.Join;
import io.millrace.model.state.StateTable;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.KeyTable;
import io.millrace.vector.state.SlotRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The rows that one side of a join keeps as rows of its state: the key, the time in microseconds, whether a partner has been found, the columns that results are made of. Those
 * without a key have nulls there.
 */
final class JoinRows {
    private static final String TIME = "@time";
    private static final String MATCHED = "@matched";
    private static final String COLUMN = "column.";

    private final SlotRows store;
    private final KeyTable keys;
    private final int keyCount;
    private final StateTable table;

    /** The places of what is kept among the columns of the table. */
    private final int[] fields;

    /** @param kept the columns that results are made of, by their places in the rows of the side */
    JoinRows(String name, Join.Side side, int[] kept, SlotRows store, KeyTable keys) {
        this.store = store;
        this.keys = keys;
        this.keyCount = side.key().size();
        List<Field> all = new ArrayList<>();
        for (String key : side.key()) {
            Field field = side.schema().field(side.schema().indexOf(key).orElseThrow());
            all.add(Field.nullable(key, field.type()));
        }
        all.add(Field.required(TIME, Scalar.BIGINT));
        all.add(Field.required(MATCHED, Scalar.BOOLEAN));
        for (int place : kept) {
            Field field = side.schema().field(place);
            all.add(new Field(COLUMN + field.name(), field.type(), field.nullable()));
        }
        this.table = new StateTable(name, new Schema(all), keyCount);
        this.fields = IntStream.range(keyCount + 2, all.size()).toArray();
    }

    StateTable table() {
        return table;
    }

    /** Gives out the rows at some slots. */
    void save(int[] slots, int count, IntPredicate matched, StateOutput output) {
        for (int from = 0; from < count; from += JoinedRows.MOST) {
            saveSome(Arrays.copyOfRange(slots, from, Math.min(from + JoinedRows.MOST, count)), matched, output);
        }
    }

    private void saveSome(int[] slots, IntPredicate matched, StateOutput output) {
        List<ColumnBuilder> builders = new ArrayList<>();
        for (int i = 0; i < keyCount + 2; i++) {
            builders.add(ColumnBuilder.of(table.schema().field(i).type(), slots.length));
        }
        int[] key = new int[1];
        for (int slot : slots) {
            key[0] = store.key(slot);
            if (key[0] == SlotRows.NONE) {
                builders.subList(0, keyCount).forEach(ColumnBuilder::appendNull);
            } else {
                keys.emit(key, 1, builders);
            }
            ((LongColumnBuilder) builders.get(keyCount)).append(store.time(slot));
            ((BooleanColumnBuilder) builders.get(keyCount + 1)).append(matched.test(slot));
        }
        List<Column> columns = new ArrayList<>();
        builders.forEach(builder -> columns.add(builder.build()));
        for (int i = 0; i < fields.length; i++) {
            columns.add(store.gather(i, slots, slots.length, HeapMemory.HEAP));
        }
        output.rows(table, Batch.of(table.schema(), columns, slots.length));
    }

    /** The key columns of saved rows. */
    Column[] keys(Batch rows) {
        return rows.columns().subList(0, keyCount).toArray(Column[]::new);
    }

    long[] times(Batch rows) {
        return ((LongColumn) rows.column(keyCount)).values();
    }

    boolean isMatched(Batch rows, int row) {
        return ((BooleanColumn) rows.column(keyCount + 1)).get(row);
    }

    /** The places of what is kept among the columns of saved rows. */
    int[] fields() {
        return fields;
    }
}
