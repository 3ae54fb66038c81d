package io.millrace.formats;

import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import java.util.Arrays;
import java.util.List;

/** The options that several formats have. */
public final class FormatOptions {
    private static final String MAX_RECORD_BYTES_NAME = "maxRecordBytes";
    private static final String TIMESTAMPS_NAME = "timestamps";
    private static final int DEFAULT_MAX_RECORD_BYTES = 1 << 20;
    private static final int LARGEST_MAX_RECORD_BYTES = 1 << 30;

    public static final Option MAX_RECORD_BYTES = Option.withDefault(
                    MAX_RECORD_BYTES_NAME,
                    Option.Kind.INTEGER,
                    String.valueOf(DEFAULT_MAX_RECORD_BYTES),
                    "A record of more bytes is malformed.")
            .between(1, LARGEST_MAX_RECORD_BYTES);

    public static final Option TIMESTAMPS = Option.choice(
            TIMESTAMPS_NAME,
            TimestampForm.ISO8601.name(),
            names(),
            "How a TIMESTAMP is read and written: text in ISO 8601, or a whole number since 1970-01-01T00:00:00Z.");

    private FormatOptions() {}

    public static int maxRecordBytes(Options options) {
        return Math.toIntExact(options.optionalInteger(MAX_RECORD_BYTES_NAME).orElse((long) DEFAULT_MAX_RECORD_BYTES));
    }

    public static TimestampForm timestamps(Options options) {
        return options.has(TIMESTAMPS_NAME)
                ? options.choice(TIMESTAMPS_NAME, TimestampForm.class)
                : TimestampForm.ISO8601;
    }

    private static List<String> names() {
        return Arrays.stream(TimestampForm.values()).map(TimestampForm::name).toList();
    }
}
