package io.millrace.analytics.aggregate;

import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.RowColumnBuilder;
import java.util.Arrays;

/**
 * Writes the most frequent values of slots, the most frequent first. Counts are those of {@link CountedValues} and what these may lack: never too small, and too
 * large by at most 2/capacity of all values. Makes an object for each value that is a candidate.
 */
final class HeavyHitters implements Result {
    private static final int LEAST_CAPACITY = 1000;

    private final CountedValues values;
    private final int most;

    private HeavyHitters(CountedValues values, int most) {
        this.values = values;
        this.most = most;
    }

    static Result of(CountedValues values, int most) {
        return new HeavyHitters(values, most);
    }

    /** How many values are counted to find the {@code n} most frequent. */
    static int capacity(int n) {
        return Math.max(LEAST_CAPACITY, 10 * n);
    }

    private record Candidate(int entry, long count) {}

    @Override
    public void emit(int[] slots, int count, ColumnBuilder column) {
        ArrayColumnBuilder arrays = (ArrayColumnBuilder) column;
        RowColumnBuilder rows = (RowColumnBuilder) arrays.elements();
        for (int i = 0; i < count; i++) {
            Candidate[] candidates = candidates(slots[i]);
            if (candidates.length == 0) {
                arrays.appendNull();
                continue;
            }
            Arrays.sort(
                    candidates,
                    (left, right) -> left.count() == right.count()
                            ? values.entries().compare(left.entry(), right.entry())
                            : Long.compare(right.count(), left.count()));
            for (int at = 0; at < Math.min(most, candidates.length); at++) {
                values.entries().append(candidates[at].entry(), rows.field(0));
                ((LongColumnBuilder) rows.field(1)).append(candidates[at].count() + values.lack(slots[i]));
                rows.endValue();
            }
            arrays.endValue();
        }
    }

    private Candidate[] candidates(int slot) {
        SlotEntries entries = values.entries();
        Candidate[] candidates = new Candidate[entries.count(slot)];
        int found = 0;
        for (int entry = entries.first(slot); entry != SlotEntries.NONE; entry = entries.next(entry)) {
            candidates[found++] = new Candidate(entry, values.count(entry));
        }
        return candidates;
    }
}
