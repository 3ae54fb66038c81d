package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.plan.TopN;
import io.millrace.vector.state.RowStore;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of each group that may be among its first. A row is first compared with a number, the {@linkplain SortPrefix prefix} of the last row that is kept; the few that
 * are no less are copied. A group that has got twice as many as it had is put in order and cut, so that a group of which n rows are wanted holds 2n at most, and those that
 * tie. Rows may belong to several groups, and are stored once. Used by one thread.
 */
final class Ranking implements GroupState {
    private static final int NONE = -1;

    /** Rows that are tested against the same thresholds. */
    private static final int BLOCK = 1024;

    private static final int LEAST_TO_COMPACT = 1024;

    private final RowOrder order;
    private final int limit;
    private final boolean ties;
    private final SortPrefix prefix;
    private final RowStore rows = new RowStore();

    /** By number of a row: its prefix, and how many entries it has. */
    private long[] prefixes = new long[1024];

    private int[] uses = new int[1024];
    private int usedRows;

    /** By slot: the entries as a list, a bound that no row is below that may still get in, and the size at which the list is cut. */
    private int[] heads = {};

    private int[] sizes = {};
    private long[] thresholds = {};
    private int[] cutSizes = {};
    private int slots;

    private int[] rowOfEntry = new int[1024];
    private int[] nextEntry = new int[1024];
    private int entries;
    private int freeEntry = NONE;

    private int[] survivors = new int[BLOCK];
    private int[] survivorSlots = new int[BLOCK];
    private int[] sorted = new int[64];
    private int[] spare = new int[64];

    Ranking(TopN node, RowOrder order) {
        this.order = order;
        this.limit = node.limit();
        this.ties = node.ties() == TopN.Ties.RANK;
        this.prefix = new SortPrefix(order.firstDescending());
    }

    @Override
    public void reserve(int count) {
        if (count > heads.length) {
            int larger = Math.max(count, heads.length * 2);
            heads = Arrays.copyOf(heads, larger);
            sizes = Arrays.copyOf(sizes, larger);
            thresholds = Arrays.copyOf(thresholds, larger);
            cutSizes = Arrays.copyOf(cutSizes, larger);
        }
        while (slots < count) {
            reset(slots++);
        }
    }

    /** The numbers by which the rows of a batch are tested; valid until the next call. */
    long[] prefixes(Batch batch) {
        return prefix.of(batch.column(order.firstField()), batch);
    }

    /** Adds {@code chosen[0 .. rowCount)} to one group. {@code best} is the greatest of their prefixes. */
    void add(Batch batch, long[] batchPrefixes, long best, int[] chosen, int rowCount, int slot) {
        for (int start = 0; start < rowCount && best >= thresholds[slot]; start += BLOCK) {
            // Of one row only the very best of them matter.
            long threshold = limit == 1 ? best : thresholds[slot];
            int count = 0;
            for (int i = start; i < Math.min(rowCount, start + BLOCK); i++) {
                survivors[count] = chosen[i];
                count += batchPrefixes[chosen[i]] >= threshold ? 1 : 0;
            }
            Arrays.fill(survivorSlots, 0, count, slot);
            store(batch, batchPrefixes, count);
        }
    }

    /** Adds {@code chosen[0 .. count)}, each to its group. */
    void add(Batch batch, long[] batchPrefixes, int[] chosen, int[] rowSlots, int count) {
        for (int start = 0; start < count; start += BLOCK) {
            int found = 0;
            for (int i = start; i < Math.min(count, start + BLOCK); i++) {
                survivors[found] = chosen[i];
                survivorSlots[found] = rowSlots[i];
                found += batchPrefixes[chosen[i]] >= thresholds[rowSlots[i]] ? 1 : 0;
            }
            store(batch, batchPrefixes, found);
        }
    }

    private void store(Batch batch, long[] batchPrefixes, int count) {
        int first = rows.size();
        rows.append(batch, survivors, count);
        if (rows.size() > prefixes.length) {
            int larger = Math.max(rows.size(), prefixes.length * 2);
            prefixes = Arrays.copyOf(prefixes, larger);
            uses = Arrays.copyOf(uses, larger);
        }
        for (int i = 0; i < count; i++) {
            prefixes[first + i] = batchPrefixes[survivors[i]];
            uses[first + i] = 0;
        }
        for (int i = 0; i < count; i++) {
            enter(first + i, survivorSlots[i]);
        }
        compact();
    }

    /** Enters a row in a group, unless there is no chance that it is among the first. */
    private void enter(int row, int slot) {
        if (prefixes[row] < thresholds[slot]) {
            return;
        }
        int entry = freeEntry;
        if (entry == NONE) {
            entry = entries++;
            if (entry == rowOfEntry.length) {
                rowOfEntry = Arrays.copyOf(rowOfEntry, entry * 2);
                nextEntry = Arrays.copyOf(nextEntry, entry * 2);
            }
        } else {
            freeEntry = nextEntry[entry];
        }
        rowOfEntry[entry] = row;
        nextEntry[entry] = heads[slot];
        heads[slot] = entry;
        usedRows += uses[row]++ == 0 ? 1 : 0;
        if (++sizes[slot] >= cutSizes[slot]) {
            cut(slot);
        }
    }

    /** Puts a group in order, drops the rows that are not among its first, and gives how many are left; their numbers are in {@link #sorted}. */
    private int cut(int slot) {
        int size = sizes[slot];
        if (sorted.length < size) {
            sorted = new int[Math.max(size, sorted.length * 2)];
            spare = new int[sorted.length];
        }
        int at = 0;
        for (int entry = heads[slot]; entry != NONE; entry = nextEntry[entry]) {
            sorted[at++] = rowOfEntry[entry];
        }
        sort(0, size);
        int kept = Math.min(size, limit);
        while (ties && kept > 0 && kept < size && order.tie(rows, sorted[kept - 1], sorted[kept])) {
            kept++;
        }
        int entry = heads[slot];
        heads[slot] = kept == 0 ? NONE : heads[slot];
        for (int i = 0; i < size; i++) {
            int next = nextEntry[entry];
            if (i < kept) {
                rowOfEntry[entry] = sorted[i];
                nextEntry[entry] = i + 1 < kept ? next : NONE;
            } else {
                free(entry, sorted[i]);
            }
            entry = next;
        }
        sizes[slot] = kept;
        thresholds[slot] = kept >= limit ? prefixes[sorted[limit - 1]] : Long.MIN_VALUE;
        cutSizes[slot] = Math.max(Math.multiplyExact(kept, 2), limit);
        return kept;
    }

    private void free(int entry, int row) {
        nextEntry[entry] = freeEntry;
        freeEntry = entry;
        usedRows -= --uses[row] == 0 ? 1 : 0;
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            for (int entry = heads[from[i]]; entry != NONE; entry = nextEntry[entry]) {
                enter(rowOfEntry[entry], to[i]);
            }
        }
    }

    @Override
    public void clear(int[] cleared, int count) {
        for (int i = 0; i < count; i++) {
            int entry = heads[cleared[i]];
            while (entry != NONE) {
                int next = nextEntry[entry];
                free(entry, rowOfEntry[entry]);
                entry = next;
            }
            reset(cleared[i]);
        }
        compact();
    }

    private void reset(int slot) {
        heads[slot] = NONE;
        sizes[slot] = 0;
        thresholds[slot] = Long.MIN_VALUE;
        cutSizes[slot] = limit;
    }

    /** The numbers of the first rows of a group, in order, until the next call; as many as are returned by {@link #count}. */
    int[] first(int slot) {
        cut(slot);
        return sorted;
    }

    /** How many rows a group has that was just put in order. */
    int count(int slot) {
        return sizes[slot];
    }

    /** Whether a row has the same rank as another one. */
    boolean tie(int left, int right) {
        return ties && order.tie(rows, left, right);
    }

    List<Column> columns(int[] numbers, int count, ColumnMemory memory) {
        return rows.rows(numbers, count, memory);
    }

    /** Drops rows that are in no group when they are more than half. */
    private void compact() {
        if (rows.size() < LEAST_TO_COMPACT || usedRows > rows.size() / 2) {
            return;
        }
        int[] numbers = new int[rows.size()];
        int[] kept = new int[usedRows];
        int count = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (uses[row] > 0) {
                numbers[row] = count;
                prefixes[count] = prefixes[row];
                uses[count] = uses[row];
                kept[count++] = row;
            }
        }
        rows.retain(kept, count);
        for (int entry = 0; entry < entries; entry++) {
            rowOfEntry[entry] = rowOfEntry[entry] < numbers.length ? numbers[rowOfEntry[entry]] : 0;
        }
    }

    /** Sorts numbers of rows by merging, those with the greatest prefix first. */
    private void sort(int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(from, middle);
        sort(middle, to);
        System.arraycopy(sorted, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        for (int at = from; left < middle; at++) {
            sorted[at] = right < to && comesBefore(sorted[right], spare[left]) ? sorted[right++] : spare[left++];
        }
    }

    private boolean comesBefore(int left, int right) {
        return prefixes[left] != prefixes[right]
                ? prefixes[left] > prefixes[right]
                : order.compare(rows, left, right) < 0;
    }
}
