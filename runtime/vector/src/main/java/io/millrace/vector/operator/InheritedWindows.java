package io.millrace.vector.operator;

import io.millrace.analytics.window.SlicedWindows;
import io.millrace.analytics.window.SlidingWindows;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.Window;
import java.util.ArrayList;
import java.util.List;

/** Windows that rows bring with them: those that end together are together, and told apart by their starts, which are part of the key. */
final class InheritedWindows {
    /** Stands for no field. */
    static final int NONE = -1;

    /** By the times of the rows, each window is the millisecond that is its last one. */
    static final SlicedWindows LAST_MILLISECONDS = new SlidingWindows(1, 1, 0);

    private InheritedWindows() {}

    /** The fields that tell groups apart. */
    static List<String> keyFields(List<String> groupBy, Window window, RowTime time) {
        List<String> fields = new ArrayList<>(groupBy);
        if (window instanceof Window.Inherited && time instanceof RowTime.WindowEnd results) {
            fields.add(results.start());
        }
        return fields;
    }

    /** The column with the start of the window, or {@link #NONE} if windows are not inherited. */
    static int startField(Window window, RowTime time, Schema schema) {
        return window instanceof Window.Inherited && time instanceof RowTime.WindowEnd results
                ? schema.indexOf(results.start()).orElseThrow()
                : NONE;
    }
}
