package io.millrace.model.jobfile;

/**
 * A value that replaces one of a job file, or adds one.
 *
 * @param path from the root, {@code configuration.} optional, items of lists by id or number:
 *     {@code steps.per-minute.window.size}, {@code sinks[0].ttl}
 * @param value in YAML
 */
public record JobOverride(String path, String value) {
    /**
     * Reads {@code path=value}.
     *
     * @throws IllegalArgumentException if there is no equals sign, or nothing before it
     */
    public static JobOverride parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("'" + text + "' is not of the form path=value");
        }
        return new JobOverride(text.substring(0, equals).strip(), text.substring(equals + 1));
    }
}
