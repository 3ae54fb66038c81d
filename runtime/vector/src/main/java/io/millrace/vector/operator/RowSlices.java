package io.millrace.vector.operator;

import io.millrace.analytics.window.SlicedWindows;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.TimestampKernels;
import io.millrace.model.data.Batch;
import io.millrace.vector.state.WindowGroups;
import java.util.Arrays;

/**
 * Gives rows their slices of time. Neighbours are mostly in the same slice or, where disorder spans its edge, in one of two: the bounds of the last two slices save the arithmetic and
 * the look-up, and where no row was filtered out a kernel tells the rows of both apart. Used by one thread.
 */
final class RowSlices {
    private final SlicedWindows windows;
    private final WindowGroups groups;
    private final EndedWindows ended;
    private final TimestampKernels timestamps = Kernels.active().timestamps();

    /** The slice of the row before and the one before that, {@link WindowGroups#NONE} if its rows come too late. */
    private final int[] slices = new int[2];

    /** First microsecond of these slices and what is behind their last one, of the one after the other. */
    private final long[] bounds = new long[4];

    /** How often the slice has changed in the batch at hand. */
    private int moves;

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
        for (int i = 0; i < count; i++) {
            int row = selected[i];
            moveTo(times[row]);
            if (slices[0] < 0) {
                late.add(batch, row);
                continue;
            }
            rows[inTime] = row;
            rowSlices[inTime++] = slices[0];
            if (dense) {
                int end = timestamps.divide(times, i + 1, count, bounds, slices, rowSlices, inTime);
                int more = end - i - 1;
                System.arraycopy(selected, i + 1, rows, inTime, more);
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
        Arrays.fill(bounds, 0);
    }

    /**
     * Makes the slice of a time the first one. Bounds at the ends of time wrap around, so that such a time lies outside of its own slice: it is looked up for each row. No row is
     * told to be in a slice that is over: such a one is never the second.
     */
    private void moveTo(long time) {
        if (time >= bounds[0] && time < bounds[1]) {
            return;
        }
        moves++;
        boolean back = time >= bounds[2] && time < bounds[3];
        int slice = slices[1];
        long first = bounds[2];
        long end = bounds[3];
        boolean over = slices[0] == WindowGroups.NONE;
        slices[1] = slices[0];
        bounds[2] = over ? 0 : bounds[0];
        bounds[3] = over ? 0 : bounds[1];
        if (!back) {
            long start = windows.sliceStart(time);
            first = start * 1000;
            end = windows.sliceEnd(start) * 1000;
            slice = windows.lastEnd(start) <= ended.by() ? WindowGroups.NONE : groups.slice(start);
        }
        slices[0] = slice;
        bounds[0] = first;
        bounds[1] = end;
    }
}
