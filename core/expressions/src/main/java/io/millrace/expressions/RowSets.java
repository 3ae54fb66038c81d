package io.millrace.expressions;

import io.millrace.kernels.Kernels;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;

/** Sets of rows as ascending row numbers, the form of {@link Selection}. */
final class RowSets {
    private static final Selection NONE = Selection.of(new int[0], 0);

    private RowSets() {}

    static Selection none() {
        return NONE;
    }

    /** The first {@code count} of {@code kept}, which were selected from {@code rows}. */
    static Selection of(Selection rows, int[] kept, int count, ColumnMemory memory) {
        // Asked for in any case, so that the objects behind it keep their places.
        Selection selection = memory.objects().selection(kept, count);
        return count == rows.count() ? rows : selection;
    }

    /** Moves the rows that are not null to the front of {@code rows} and returns their number. */
    static int keepValid(Validity validity, int[] rows, int count) {
        if (validity.allValid()) {
            return count;
        }
        long[] words = validity.words();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[kept] = row;
            kept += (int) (words[row >>> 6] >>> row & 1);
        }
        return kept;
    }

    /** The rows that are null, or those that are not. */
    static Selection nulls(Selection rows, Validity validity, boolean wanted, ColumnMemory memory) {
        if (validity.allValid()) {
            return wanted ? NONE : rows;
        }
        return bits(rows, validity.words(), !wanted, memory);
    }

    /** The rows whose bit is as wanted. */
    static Selection bits(Selection rows, long[] words, boolean wanted, ColumnMemory memory) {
        int[] from = rows.rows();
        int[] kept = memory.ints(rows.count());
        if (rows.isAll()) {
            return of(rows, kept, Kernels.active().bitmaps().rows(words, wanted, rows.count(), kept), memory);
        }
        int count = 0;
        long flip = wanted ? 0 : 1;
        for (int i = 0; i < rows.count(); i++) {
            int row = from[i];
            kept[count] = row;
            count += (int) ((words[row >>> 6] >>> row & 1) ^ flip);
        }
        return of(rows, kept, count, memory);
    }

    /** The rows that are not in {@code gone}, a subset of them. */
    static Selection minus(Selection rows, Selection gone, ColumnMemory memory) {
        if (gone.count() == 0) {
            return rows;
        }
        int[] kept = memory.ints(rows.count() - gone.count());
        int count = 0;
        int next = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.rows()[i];
            if (next < gone.count() && gone.rows()[next] == row) {
                next++;
            } else {
                kept[count++] = row;
            }
        }
        return memory.objects().selection(kept, count);
    }

    /** The rows of both, which have none in common; both are subsets of {@code rows}. */
    static Selection union(Selection rows, Selection left, Selection right, ColumnMemory memory) {
        if (right.count() == 0) {
            return left;
        }
        if (left.count() == 0) {
            return right;
        }
        int[] both = memory.ints(left.count() + right.count());
        int count = 0;
        int l = 0;
        int r = 0;
        while (l < left.count() && r < right.count()) {
            both[count++] = left.rows()[l] < right.rows()[r] ? left.rows()[l++] : right.rows()[r++];
        }
        while (l < left.count()) {
            both[count++] = left.rows()[l++];
        }
        while (r < right.count()) {
            both[count++] = right.rows()[r++];
        }
        return of(rows, both, count, memory);
    }
}
