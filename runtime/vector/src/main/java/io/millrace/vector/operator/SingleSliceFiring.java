package io.millrace.vector.operator;

import io.millrace.analytics.window.SlicedWindows;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.state.WindowGroups;
import java.util.Arrays;

/** Of windows that are one slice each: its groups are those of the window. */
record SingleSliceFiring(SlicedWindows windows, WindowGroups groups, WindowMetrics metrics) implements Firing {
    @Override
    public void resume(long endedBy) {
        // Their slices are not among those restored.
    }

    @Override
    public void take(long endedBy, FiredGroups fired) {
        while (!fired.isFull() && !groups.isEmpty()) {
            long start = groups.earliestStart();
            long end = windows.sliceEnd(start);
            if (end > endedBy) {
                return;
            }
            int taken = groups.take(fired.slots, fired.count);
            Arrays.fill(fired.starts, fired.count, taken, start);
            Arrays.fill(fired.ends, fired.count, taken, end);
            metrics.fired(taken - fired.count);
            fired.count = taken;
        }
    }
}
