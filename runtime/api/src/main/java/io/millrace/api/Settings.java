package io.millrace.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fields of a mapping in a job file, in order. Values are text, numbers, booleans, durations, constants of enums, lists, maps and other settings.
 */
record Settings(Map<String, Object> fields) {
    static final Settings NONE = new Settings(Map.of());

    Settings {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Settings of(String name, Object value) {
        return NONE.with(name, value);
    }

    Settings with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Settings(more);
    }

    Settings with(Settings others) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.putAll(others.fields);
        return new Settings(more);
    }
}
