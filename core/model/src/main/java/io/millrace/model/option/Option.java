package io.millrace.model.option;

import java.util.List;
import java.util.Optional;

/**
 * A setting that a connector or format understands. Validation, the published JSON Schema and the reference documentation
 * are all made from these.
 *
 * @param name the key in job files, camelCase
 * @param required whether a job must give it
 * @param defaultValue what holds if a job does not give it, in the spelling of job files
 * @param values the allowed values of an {@link Kind#ENUM}, in upper case; empty for other kinds
 * @param minimum lower bound of an INTEGER, a NUMBER or a DURATION (milliseconds), inclusive
 * @param maximum upper bound, inclusive
 * @param description one sentence for people
 */
public record Option(
        String name,
        Kind kind,
        boolean required,
        Optional<String> defaultValue,
        List<String> values,
        long minimum,
        long maximum,
        String description) {

    /** What an option's value looks like. */
    public enum Kind {
        STRING,
        /** A whole number in the range of 64 bits. */
        INTEGER,
        NUMBER,
        BOOLEAN,
        /** A number with a unit, {@code 250ms}, {@code 5m}, {@code 7d}, or ISO 8601 ({@code PT5M}). */
        DURATION,
        /** One of {@link Option#values()}, in any case. */
        ENUM,
        /** Names of fields of the schema at hand. */
        FIELDS,
        /** The name of one field of the schema at hand. */
        FIELD,
        /** Text with fields of the schema at hand in braces, see {@code plan.Template}. */
        TEMPLATE,
        /** A mapping of text to text. */
        STRING_MAP,
        /** A list of text. */
        STRING_LIST,
        /** Like STRING, but never shown in plans, logs or errors. */
        SECRET
    }

    public Option {
        values = List.copyOf(values);
    }

    public static Option required(String name, Kind kind, String description) {
        return new Option(name, kind, true, Optional.empty(), List.of(), Long.MIN_VALUE, Long.MAX_VALUE, description);
    }

    public static Option optional(String name, Kind kind, String description) {
        return new Option(name, kind, false, Optional.empty(), List.of(), Long.MIN_VALUE, Long.MAX_VALUE, description);
    }

    public static Option withDefault(String name, Kind kind, String defaultValue, String description) {
        return new Option(
                name, kind, false, Optional.of(defaultValue), List.of(), Long.MIN_VALUE, Long.MAX_VALUE, description);
    }

    public static Option choice(String name, String defaultValue, List<String> values, String description) {
        return new Option(
                name, Kind.ENUM, false, Optional.of(defaultValue), values, Long.MIN_VALUE, Long.MAX_VALUE, description);
    }

    public static Option optionalChoice(String name, List<String> values, String description) {
        return new Option(
                name, Kind.ENUM, false, Optional.empty(), values, Long.MIN_VALUE, Long.MAX_VALUE, description);
    }

    public static Option requiredChoice(String name, List<String> values, String description) {
        return new Option(name, Kind.ENUM, true, Optional.empty(), values, Long.MIN_VALUE, Long.MAX_VALUE, description);
    }

    /** The same option with bounds, both inclusive. */
    public Option between(long lowest, long highest) {
        return new Option(name, kind, required, defaultValue, values, lowest, highest, description);
    }
}
