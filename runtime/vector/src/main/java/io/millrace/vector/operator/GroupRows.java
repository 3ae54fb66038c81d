package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.model.state.StateTable;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.KeyTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The groups of a windowed step as rows of its state: the key, a span of time in milliseconds or of rows by their numbers, what the aggregates have of its rows.
 */
final class GroupRows {
    private static final String START = "@start";
    private static final String END = "@end";

    /** How many fields a key of the table has; it may have more than the step divides rows by. */
    private final int keyCount;

    private final KeyTable keys;
    private final AggregateSet aggregates;
    private final StateTable table;

    /** Groups under way to or from rows: one batch. */
    private final FiredGroups groups = new FiredGroups();

    /** @param keyFields the fields that the keys are made of: those of the step first */
    GroupRows(String name, WindowAggregate node, List<String> keyFields, KeyTable keys, AggregateSet aggregates) {
        this(name, node.inputSchema(), node.groupBy().size(), keyFields, keys, aggregates);
    }

    /** @param stepKeys how many of {@code keyFields} the step divides rows by: the first */
    GroupRows(String name, Schema input, int stepKeys, List<String> keyFields, KeyTable keys, AggregateSet aggregates) {
        this.keyCount = keyFields.size();
        this.keys = keys;
        this.aggregates = aggregates;
        List<Field> fields = new ArrayList<>();
        for (String key : keyFields) {
            fields.add(input.field(input.indexOf(key).orElseThrow()));
        }
        fields.add(Field.required(START, Scalar.BIGINT));
        fields.add(Field.required(END, Scalar.BIGINT));
        fields.addAll(aggregates.stateFields());
        this.table = new StateTable(name, new Schema(fields), stepKeys);
    }

    StateTable table() {
        return table;
    }

    /** Adds a group to those that are given out, in batches. */
    void save(int slot, int key, long start, long end, StateOutput output) {
        groups.add(slot, key, start, end);
        if (groups.isFull()) {
            flush(output);
        }
    }

    /** Gives out the groups that were added last. */
    void flush(StateOutput output) {
        if (groups.count == 0) {
            return;
        }
        List<ColumnBuilder> builders = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            builders.add(ColumnBuilder.of(field.type(), groups.count));
        }
        keys.emit(groups.keys, groups.count, builders);
        for (int i = 0; i < groups.count; i++) {
            ((LongColumnBuilder) builders.get(keyCount)).append(groups.starts[i]);
            ((LongColumnBuilder) builders.get(keyCount + 1)).append(groups.ends[i]);
        }
        aggregates.save(groups.slots, groups.count, builders.subList(keyCount + 2, builders.size()));
        output.rows(
                table,
                Batch.of(
                        table.schema(),
                        builders.stream().map(ColumnBuilder::build).toList(),
                        groups.count));
        groups.count = 0;
    }

    /** The key columns of saved rows. */
    Column[] keys(Batch rows) {
        return rows.columns().subList(0, keyCount).toArray(Column[]::new);
    }

    long[] starts(Batch rows) {
        return ((LongColumn) rows.column(keyCount)).values();
    }

    long[] ends(Batch rows) {
        return ((LongColumn) rows.column(keyCount + 1)).values();
    }

    /**
     * Lets the aggregates go on from saved rows.
     *
     * @param slots the slot of each selected row, all of them new and less than {@code slotLimit}
     */
    void restore(Batch rows, int[] slots, int slotLimit) {
        aggregates.reserve(slotLimit);
        aggregates.restore(
                rows.columns().subList(keyCount + 2, rows.columns().size()),
                rows.selection().rows(),
                slots,
                rows.selectedCount());
    }
}
