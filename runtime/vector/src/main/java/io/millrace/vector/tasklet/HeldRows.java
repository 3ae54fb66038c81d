package io.millrace.vector.tasklet;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Gather;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.Split;
import io.millrace.model.state.NodeState;
import io.millrace.model.state.StateTable;
import io.millrace.vector.time.ReplayPace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Rows that a source has read before they are due, in the order in which it has read them. Used by one thread. */
final class HeldRows {
    /** No field of a job has this name. */
    private static final String SPLIT = "@split";

    private final ReplayPace pace;
    private final int timeField;
    private final StateTable table;

    /** Batches, whose memory is held. */
    private final Deque<Part> parts = new ArrayDeque<>();

    /** How many rows of the first batch are out. */
    private int released;

    private record Part(Batch rows, int split) {}

    HeldRows(ReplayPace pace, Schema schema, int timeField) {
        this.pace = pace;
        this.timeField = timeField;
        List<Field> fields = new ArrayList<>(List.of(Field.required(SPLIT, Scalar.STRING)));
        fields.addAll(schema.fields());
        this.table = new StateTable("held", new Schema(fields), 0);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Holds rows, all of which count. */
    void add(Batch rows, int split) {
        rows.memory().hold();
        parts.add(new Part(rows, split));
    }

    /** The batch that goes out next; there must be one. */
    Batch first() {
        return parts.element().rows();
    }

    int firstSplit() {
        return parts.element().split();
    }

    /** How many rows of the first batch are out. */
    int released() {
        return released;
    }

    /** How many more rows of the first batch may go out now. */
    int due(long nowNanos) {
        Batch rows = first();
        long[] times = ((LongColumn) rows.column(timeField)).values();
        return pace.due(times, rows.selection().rows(), released, rows.rowCount(), nowNanos);
    }

    /** So many more rows of the first batch are out; if that is all of it, it is let go. */
    void release(int count) {
        released += count;
        if (released == first().rowCount()) {
            parts.remove().rows().memory().release();
            released = 0;
        }
    }

    /** What is held, as rows of the node's state. */
    Map<StateTable, List<Batch>> rows(List<Split> splits) {
        List<Batch> saved = new ArrayList<>();
        int from = released;
        for (Part part : parts) {
            saved.add(copy(part.rows(), from, splits.get(part.split())));
            from = 0;
        }
        return Map.of(table, saved);
    }

    /** Holds again what was held in a run before. Rows of splits that are no more are not among it. */
    void restore(NodeState state, List<Split> splits, Schema schema) {
        for (Batch rows : state.rows(table.name())) {
            BytesColumn names = (BytesColumn) rows.column(0);
            String name = new String(names.data(), names.start(0), names.length(0), StandardCharsets.UTF_8);
            int split = splits.indexOf(new Split(name));
            if (split >= 0) {
                add(Batch.of(schema, rows.columns().subList(1, rows.columns().size()), rows.rowCount()), split);
            }
        }
    }

    private Batch copy(Batch rows, int from, Split split) {
        int count = rows.rowCount() - from;
        int[] chosen = Arrays.copyOfRange(rows.selection().rows(), from, rows.rowCount());
        BytesColumnBuilder names = (BytesColumnBuilder) ColumnBuilder.of(Scalar.STRING, count);
        byte[] name = split.id().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < count; i++) {
            names.append(name);
        }
        List<Column> columns = new ArrayList<>(List.of(names.build()));
        for (Column column : rows.columns()) {
            columns.add(Gather.copy(column, chosen, count, HeapMemory.HEAP));
        }
        return Batch.of(table.schema(), columns, count);
    }
}
