package io.millrace.vector.operator;

import io.millrace.analytics.window.SlicedWindows;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.TimestampKernels;
import io.millrace.model.data.Batch;
import io.millrace.vector.state.WindowGroups;
import java.util.Arrays;

/**
 * Gives rows their slices of time. Neighbours are mostly in the same slice or, where disorder spans its edge, in one of two by turns: the bounds of two save the arithmetic and the
 * look-up, and where no row was filtered out a kernel finds the end of a longer run. Used by one thread.
 */
final class RowSlices {
    /** From so many rows of a slice on, more of them are likely to come. */
    private static final int RUN = 16;

    private final SlicedWindows windows;
    private final WindowGroups groups;
    private final EndedWindows ended;
    /** How often the slice has changed in the batch at hand. */
    private int moves;

    private final TimestampKernels timestamps = Kernels.active().timestamps();

    /** The slice of the row before, {@link WindowGroups#NONE} if its rows come too late, and its bounds. */
    private int slice;

    private long firstMicros;
    private long endMicros;

    /** The slice before that. */
    private int otherSlice;

    private long otherFirstMicros;
    private long otherEndMicros;

    RowSlices(SlicedWindows windows, WindowGroups groups, EndedWindows ended) {
        this.windows = windows;
        this.groups = groups;
        this.ended = ended;
    }

    /**
     * Finds the rows that are in time and their slices, and puts the others aside.
     *
     * @return how many are in time
     */
    int assign(Batch batch, long[] times, int[] rows, int[] rowSlices, LateRows late) {
        forget();
        int[] selected = batch.selection().rows();
        int count = batch.selectedCount();
        boolean dense = batch.selection().isAll();
        int inTime = 0;
        int run = 0;
        for (int i = 0; i < count; i++) {
            int row = selected[i];
            long time = times[row];
            if (time < firstMicros || time >= endMicros) {
                moveTo(time);
                run = 0;
            }
            if (slice < 0) {
                late.add(batch, row);
                continue;
            }
            rows[inTime] = row;
            rowSlices[inTime++] = slice;
            if (++run == RUN && dense) {
                int end = timestamps.firstOutside(times, firstMicros, endMicros, i + 1, count);
                int more = end - i - 1;
                System.arraycopy(selected, i + 1, rows, inTime, more);
                Arrays.fill(rowSlices, inTime, inTime + more, slice);
                inTime += more;
                i = end - 1;
            }
        }
        return inTime;
    }

    /** Whether the rows that were assigned last are all in one slice. */
    boolean isOneSlice() {
        return moves == 1;
    }

    /** Slices have been closed since, and more of them are over. */
    private void forget() {
        moves = 0;
        firstMicros = 0;
        endMicros = 0;
        otherFirstMicros = 0;
        otherEndMicros = 0;
    }

    /** Bounds at the ends of time wrap around, so that such a time lies outside of its own slice: it is looked up for each row. */
    private void moveTo(long time) {
        moves++;
        int before = slice;
        long beforeFirst = firstMicros;
        long beforeEnd = endMicros;
        if (time >= otherFirstMicros && time < otherEndMicros) {
            slice = otherSlice;
            firstMicros = otherFirstMicros;
            endMicros = otherEndMicros;
        } else {
            long start = windows.sliceStart(time);
            firstMicros = start * 1000;
            endMicros = windows.sliceEnd(start) * 1000;
            slice = windows.lastEnd(start) <= ended.by() ? WindowGroups.NONE : groups.slice(start);
        }
        otherSlice = before;
        otherFirstMicros = beforeFirst;
        otherEndMicros = beforeEnd;
    }
}
