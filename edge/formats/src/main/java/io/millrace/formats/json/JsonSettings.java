package io.millrace.formats.json;

import io.millrace.formats.FormatOptions;
import io.millrace.formats.TimestampForm;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job may set.
 *
 * @param paths where fields stand that are no members of the record itself
 * @param maxDepth objects and arrays in one another, the record's own object included
 */
record JsonSettings(int maxRecordBytes, int maxDepth, TimestampForm timestamps, Map<String, JsonPath> paths) {
    private static final String PATHS_NAME = "paths";
    private static final String MAX_DEPTH_NAME = "maxDepth";
    private static final int DEFAULT_MAX_DEPTH = 64;
    private static final int LARGEST_MAX_DEPTH = 10_000;

    static final List<Option> OPTIONS = List.of(
            FormatOptions.MAX_RECORD_BYTES,
            Option.withDefault(
                            MAX_DEPTH_NAME,
                            Option.Kind.INTEGER,
                            String.valueOf(DEFAULT_MAX_DEPTH),
                            "A record with more objects and arrays in one another is malformed.")
                    .between(1, LARGEST_MAX_DEPTH),
            FormatOptions.TIMESTAMPS,
            Option.optional(
                    PATHS_NAME,
                    Option.Kind.STRING_MAP,
                    "Where fields stand that are no members of the record itself, for reading: field by field a JSONPath such as"
                            + " $.legs[0].from."));

    static JsonSettings of(Options options) {
        return new JsonSettings(
                FormatOptions.maxRecordBytes(options),
                Math.toIntExact(options.optionalInteger(MAX_DEPTH_NAME).orElse((long) DEFAULT_MAX_DEPTH)),
                FormatOptions.timestamps(options),
                paths(options));
    }

    private static Map<String, JsonPath> paths(Options options) {
        Map<String, JsonPath> paths = new LinkedHashMap<>();
        if (options.has(PATHS_NAME)) {
            options.stringMap(PATHS_NAME).forEach((field, path) -> paths.put(field, JsonPath.parse(path)));
        }
        return paths;
    }
}
