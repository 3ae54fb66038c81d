package io.millrace.formats.csv;

import io.millrace.formats.FormatOptions;
import io.millrace.formats.TimestampForm;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import java.util.List;

/**
 * What a job may set.
 *
 * @param header whether the first record of a stream names the columns
 * @param columns the names of the columns if the job gives them, else empty
 */
record CsvSettings(
        boolean header, List<String> columns, CsvDialect dialect, int maxRecordBytes, TimestampForm timestamps) {
    private static final String HEADER = "header";
    private static final String COLUMNS = "columns";
    private static final String DELIMITER = "delimiter";
    private static final String QUOTE = "quote";
    private static final String DEFAULT_DELIMITER = ",";
    private static final String DEFAULT_QUOTE = "\"";

    static final List<Option> OPTIONS = List.of(
            Option.withDefault(
                    HEADER,
                    Option.Kind.BOOLEAN,
                    "false",
                    "Whether the first record of a file names the columns and is no row, when it is read and when it is written."),
            Option.optional(
                    COLUMNS,
                    Option.Kind.STRING_LIST,
                    "The names of all columns in order. Without it the header names them, or else they are the fields of"
                            + " the schema in order."),
            Option.withDefault(
                    DELIMITER, Option.Kind.STRING, DEFAULT_DELIMITER, "The character between fields; \\t for a tab."),
            Option.withDefault(
                    QUOTE,
                    Option.Kind.STRING,
                    DEFAULT_QUOTE,
                    "The character around fields that hold special characters, doubled inside of them."),
            FormatOptions.MAX_RECORD_BYTES,
            FormatOptions.TIMESTAMPS);

    static CsvSettings of(Options options) {
        return new CsvSettings(
                options.has(HEADER) && options.bool(HEADER),
                options.strings(COLUMNS),
                CsvDialect.of(
                        options.optionalString(DELIMITER).orElse(DEFAULT_DELIMITER),
                        options.optionalString(QUOTE).orElse(DEFAULT_QUOTE)),
                FormatOptions.maxRecordBytes(options),
                FormatOptions.timestamps(options));
    }
}
