package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import io.millrace.model.plan.TopN;
import io.millrace.model.state.StateTable;
import io.millrace.vector.snapshot.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The groups of a ranking as rows of its state: the key, a span of time in milliseconds, and the other columns of each row that may be among the first. */
final class RankingRows {
    private static final String START = "@start";
    private static final String END = "@end";
    private static final int FULL = 4096;

    private final Schema input;
    private final Ranking ranking;
    private final StateTable table;

    /** The fields of the input in the order of the table, where those of the span stand behind the first {@code keyCount}. */
    private final int[] fields;

    private final int keyCount;

    /** Rows under way to the output. */
    private int[] numbers = new int[FULL];

    private long[] starts = new long[FULL];
    private long[] ends = new long[FULL];
    private int count;

    RankingRows(TopN node, Ranking ranking) {
        this.input = node.inputSchema();
        this.ranking = ranking;
        this.keyCount = node.groupBy().size();
        List<String> order = new ArrayList<>(node.groupBy());
        input.names().stream().filter(name -> !node.groupBy().contains(name)).forEach(order::add);
        this.fields = order.stream()
                .mapToInt(name -> input.indexOf(name).orElseThrow())
                .toArray();
        List<Field> columns = new ArrayList<>();
        for (int field : fields) {
            columns.add(input.field(field));
        }
        columns.addAll(keyCount, List.of(Field.required(START, Scalar.BIGINT), Field.required(END, Scalar.BIGINT)));
        this.table = new StateTable("rows", new Schema(columns), keyCount);
    }

    StateTable table() {
        return table;
    }

    /** Adds the rows of a group to those that are given out, in batches. */
    void save(int slot, long start, long end, StateOutput output) {
        int[] first = ranking.first(slot);
        int added = ranking.count(slot);
        if (count + added > numbers.length) {
            int larger = Math.max(count + added, numbers.length * 2);
            numbers = Arrays.copyOf(numbers, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        System.arraycopy(first, 0, numbers, count, added);
        Arrays.fill(starts, count, count + added, start);
        Arrays.fill(ends, count, count + added, end);
        count += added;
        if (count >= FULL) {
            flush(output);
        }
    }

    /** Gives out the rows that were added last. */
    void flush(StateOutput output) {
        if (count == 0) {
            return;
        }
        List<Column> rows = ranking.columns(numbers, count, HeapMemory.HEAP);
        List<Column> columns = new ArrayList<>();
        for (int field : fields) {
            columns.add(rows.get(field));
        }
        columns.addAll(keyCount, List.of(longs(starts), longs(ends)));
        output.rows(table, Batch.of(table.schema(), columns, count));
        count = 0;
    }

    private Column longs(long[] values) {
        return new LongColumn(Arrays.copyOf(values, count), count, Validity.ALL);
    }

    /** Saved rows as they were when they came. */
    Batch rows(Batch saved) {
        Column[] columns = new Column[fields.length];
        for (int i = 0; i < fields.length; i++) {
            columns[fields[i]] = saved.column(i < keyCount ? i : i + 2);
        }
        return saved.project(input, List.of(columns));
    }

    long[] starts(Batch saved) {
        return ((LongColumn) saved.column(keyCount)).values();
    }

    long[] ends(Batch saved) {
        return ((LongColumn) saved.column(keyCount + 1)).values();
    }
}
