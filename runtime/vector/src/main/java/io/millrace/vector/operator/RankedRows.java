package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import io.millrace.model.plan.TopN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes batches of results: the first rows of some groups, their windows, and their ranks if wanted. */
final class RankedRows {
    private static final int FULL = 4096;

    private final Schema schema;
    private final boolean withWindow;
    private final boolean withRank;
    private final Ranking ranking;

    private int[] numbers = new int[FULL];
    private long[] starts = new long[FULL];
    private long[] ends = new long[FULL];
    private long[] ranks = new long[FULL];
    private int count;

    RankedRows(TopN node, Ranking ranking) {
        this.schema = node.schema();
        this.withWindow = !node.inherits();
        this.withRank = node.rank().isPresent();
        this.ranking = ranking;
    }

    /** Adds the rows of a group, whose window is given in milliseconds. */
    void add(int slot, long start, long end) {
        int[] first = ranking.first(slot);
        int added = ranking.count(slot);
        if (count + added > numbers.length) {
            int larger = Math.max(count + added, numbers.length * 2);
            numbers = Arrays.copyOf(numbers, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
            ranks = Arrays.copyOf(ranks, larger);
        }
        System.arraycopy(first, 0, numbers, count, added);
        Arrays.fill(starts, count, count + added, start * 1000);
        Arrays.fill(ends, count, count + added, end * 1000);
        for (int i = 0; withRank && i < added; i++) {
            boolean tie = i > 0 && ranking.tie(first[i - 1], first[i]);
            ranks[count + i] = tie ? ranks[count + i - 1] : i + 1;
        }
        count += added;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether there are enough for a batch. */
    boolean isFull() {
        return count >= FULL;
    }

    /** The rows that were added, whose groups must still be there. */
    Batch take(ColumnMemory memory) {
        List<Column> columns = new ArrayList<>(ranking.columns(numbers, count, memory));
        if (withWindow) {
            columns.add(longs(starts, memory));
            columns.add(longs(ends, memory));
        }
        if (withRank) {
            columns.add(longs(ranks, memory));
        }
        Batch batch = Batch.of(schema, columns, count, memory);
        count = 0;
        return batch;
    }

    private Column longs(long[] values, ColumnMemory memory) {
        long[] copy = memory.longs(count);
        System.arraycopy(values, 0, copy, 0, count);
        return new LongColumn(copy, count, Validity.ALL);
    }
}
