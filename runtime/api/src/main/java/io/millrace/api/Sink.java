package io.millrace.api;

import java.util.Map;

/** Where rows go outside of the process. Immutable. */
public final class Sink {
    private final Settings settings;

    private Sink(Settings settings) {
        this.settings = settings;
    }

    /** A connector by its name in job files, such as {@code kafka}. */
    public static Sink to(String connector) {
        return new Sink(Settings.of("connector", connector));
    }

    /** A setting of the connector: text, a number, a boolean, a duration, a list or a map. */
    public Sink option(String name, Object value) {
        return new Sink(settings.with(name, value));
    }

    /** How rows are written, such as {@code json}. */
    public Sink format(String name) {
        return option("format", name);
    }

    /** How rows are written, with settings of the format. */
    public Sink format(String name, Map<String, ?> options) {
        return option("format", Source.formatSettings(name, options));
    }

    Settings settings() {
        return settings;
    }
}
