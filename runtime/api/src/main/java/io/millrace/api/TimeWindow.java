package io.millrace.api;

import io.millrace.model.function.WindowFunction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How time is cut into windows. Immutable. */
public final class TimeWindow {
    private final Settings settings;

    /** Of windows of one's own. */
    private final Optional<Class<? extends WindowFunction>> function;

    private TimeWindow(Settings settings, Optional<Class<? extends WindowFunction>> function) {
        this.settings = settings;
        this.function = function;
    }

    /** Any kind of window by its name in job files. */
    public static TimeWindow of(String type) {
        return new TimeWindow(Settings.of("type", type), Optional.empty());
    }

    /** Windows of one's own, by the class that gives them, which may depend on columns. */
    public static TimeWindow of(Class<? extends WindowFunction> function, String... columns) {
        return new TimeWindow(Settings.of("type", "CUSTOM").with("fields", List.of(columns)), Optional.of(function));
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
        return new TimeWindow(settings.with(field, value), function);
    }

    /** @param names the name of the function of a class in the job */
    Settings settings(Function<Class<? extends WindowFunction>, String> names) {
        return function.map(names).map(name -> settings.with("call", name)).orElse(settings);
    }
}
