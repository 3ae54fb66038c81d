package io.millrace.vector.lower;

import io.millrace.model.plan.ArrivalWindow;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.Window;

/** What windows are called in metrics: as in job files. */
final class WindowTypes {
    private WindowTypes() {}

    static String of(Window window) {
        return switch (window) {
            case Window.Tumbling ignored -> "TUMBLING";
            case Window.Calendar ignored -> "CALENDAR";
            case Window.Sliding ignored -> "SLIDING";
            case Window.Cumulative ignored -> "CUMULATIVE";
            case Window.Session ignored -> "SESSION";
            case Window.Custom ignored -> "CUSTOM";
            case Window.Inherited ignored -> "INHERITED";
        };
    }

    static String of(ArrivalWindow window) {
        return switch (window) {
            case ArrivalWindow.Count ignored -> "COUNT";
            case ArrivalWindow.Global ignored -> "GLOBAL";
        };
    }

    /** Rows can be late for a join that has no windows, too. */
    static String of(Join.Match match) {
        return switch (match) {
            case Join.Match.Windows windows -> of(windows.window());
            case Join.Match.Sessions ignored -> "SESSION";
            case Join.Match.Interval ignored -> "INTERVAL";
            case Join.Match.Versions ignored -> "VERSIONS";
        };
    }
}
