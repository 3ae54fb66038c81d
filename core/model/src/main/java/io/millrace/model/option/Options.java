package io.millrace.model.option;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The validated settings of a connector or format: every value has the Java type of its {@link Option.Kind} (STRING, ENUM,
 * FIELD, TEMPLATE and SECRET: String; INTEGER: Long; NUMBER: Double; BOOLEAN: Boolean; DURATION: Duration; FIELDS and
 * STRING_LIST: List of String; STRING_MAP: Map of String to String), and defaults are filled in. Asking for an option of
 * another kind, or for a missing one by a non-optional accessor, is a programming error.
 */
public final class Options {
    public static final Options NONE = new Options(Map.of());

    private final TreeMap<String, Object> values;
    private final Set<String> secrets;

    public Options(Map<String, Object> values) {
        this(values, Set.of());
    }

    /**
     * @param secrets the names of those options whose values are never shown
     */
    public Options(Map<String, Object> values, Set<String> secrets) {
        this.values = new TreeMap<>(values);
        this.secrets = Set.copyOf(secrets);
    }

    /** These settings with one more, or another value for one. */
    public Options with(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new Options(more, secrets);
    }

    /** All values as text for people, in the order of names; a secret is written as stars. */
    public SortedMap<String, String> shown() {
        SortedMap<String, String> shown = new TreeMap<>();
        values.forEach((name, value) -> shown.put(
                name,
                secrets.contains(name)
                        ? "***"
                        : value instanceof Duration duration ? DurationText.format(duration) : value.toString()));
        return shown;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String string(String name) {
        return get(name, String.class);
    }

    public Optional<String> optionalString(String name) {
        return optional(name, String.class);
    }

    public long integer(String name) {
        return get(name, Long.class);
    }

    public Optional<Long> optionalInteger(String name) {
        return optional(name, Long.class);
    }

    public double number(String name) {
        return get(name, Double.class);
    }

    public boolean bool(String name) {
        return get(name, Boolean.class);
    }

    public Duration duration(String name) {
        return get(name, Duration.class);
    }

    public Optional<Duration> optionalDuration(String name) {
        return optional(name, Duration.class);
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return Enum.valueOf(type, string(name).toUpperCase(Locale.ROOT));
    }

    /** The list, or an empty one if the option was not given. */
    @SuppressWarnings("unchecked") // lists of options hold strings only, see the class comment
    public List<String> strings(String name) {
        return has(name) ? (List<String>) get(name, List.class) : List.of();
    }

    /** The mapping, or an empty one if the option was not given. */
    @SuppressWarnings("unchecked") // mappings of options hold strings only, see the class comment
    public Map<String, String> stringMap(String name) {
        return has(name) ? (Map<String, String>) get(name, Map.class) : Map.of();
    }

    /** All values by name, in the order of names. */
    public Map<String, Object> asMap() {
        return Map.copyOf(values);
    }

    private <T> T get(String name, Class<T> type) {
        return optional(name, type)
                .orElseThrow(() -> new IllegalArgumentException("option '" + name + "' has no value"));
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).map(type::cast);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Options options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The names alone: values may be secret. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
