package io.millrace.api;

import java.time.Duration;

/** How time is cut into windows. Immutable. */
public final class TimeWindow {
    private final Settings settings;

    private TimeWindow(Settings settings) {
        this.settings = settings;
    }

    /** Any kind of window by its name in job files. */
    public static TimeWindow of(String type) {
        return new TimeWindow(Settings.of("type", type));
    }

    /** One window after the other. */
    public static TimeWindow tumbling(Duration size) {
        return of("TUMBLING").with("size", size);
    }

    /** A window of {@code size} every {@code slide}: each row is in as many as overlap. */
    public static TimeWindow sliding(Duration size, Duration slide) {
        return of("SLIDING").with("size", size).with("slide", slide);
    }

    /** Windows that start together and end every {@code step} until {@code size} is over: a total so far. */
    public static TimeWindow cumulative(Duration size, Duration step) {
        return of("CUMULATIVE").with("size", size).with("step", step);
    }

    /** Rows of a key that follow each other without a pause of more than {@code gap}. */
    public static TimeWindow session(Duration gap) {
        return of("SESSION").with("gap", gap);
    }

    /** Of rows that are results of windows: the window that a row is a result of. */
    public static TimeWindow inherited() {
        return of("INHERITED");
    }

    /** Windows start this much later than full multiples of their size since 1970. */
    public TimeWindow offset(Duration offset) {
        return with("offset", offset);
    }

    /** A further field of the window, as in job files. */
    public TimeWindow with(String field, Object value) {
        return new TimeWindow(settings.with(field, value));
    }

    Settings settings() {
        return settings;
    }
}
