package io.millrace.api;

import java.time.Duration;

/** When the result of a key in a window without end is given out: if it has had rows since it was last, and in any case at the end of the input. Immutable. */
public final class Trigger {
    private final Settings settings;

    private Trigger(Object when) {
        this(Settings.of("trigger", when));
    }

    private Trigger(Settings settings) {
        this.settings = settings;
    }

    /** With every {@code rows}-th row of a key. */
    public static Trigger rows(long rows) {
        return new Trigger((Object) Settings.of("rows", rows));
    }

    /** Every so often by the clock. */
    public static Trigger clock(Duration every) {
        return new Trigger((Object) Settings.of("clock", every));
    }

    /** When event time passes full multiples of a duration since 1970. */
    public static Trigger eventTime(Duration every) {
        return new Trigger((Object) Settings.of("eventTime", every));
    }

    /** Only at the end of the input. */
    public static Trigger endOfInput() {
        return new Trigger((Object) "END");
    }

    /** A key starts anew when it has been given out; without this, each result replaces the one before. */
    public Trigger purge() {
        return new Trigger(settings.with("purge", true));
    }

    Settings settings() {
        return settings;
    }
}
