package io.millrace.formats.csv;

import io.millrace.model.error.MillraceException;

/**
 * The characters that cut records into fields.
 *
 * @param delimiter stands between fields, ASCII
 * @param quote stands around a field that holds special characters, doubled inside of it, ASCII
 */
record CsvDialect(byte delimiter, byte quote) {
    /**
     * Reads the options.
     *
     * @throws MillraceException if one of them is no single ASCII character or ends a line, or if they cannot be told
     *     from each other or from values
     */
    static CsvDialect of(String delimiter, String quote) {
        CsvDialect dialect = new CsvDialect(character("delimiter", delimiter), character("quote", quote));
        if (occursInScalars(dialect.quote)) {
            throw new MillraceException(
                    "CSV_OPTION_INVALID", "quote is '" + quote + "', which stands in numbers and times; take another");
        }
        if (dialect.delimiter == dialect.quote) {
            throw new MillraceException(
                    "CSV_OPTION_INVALID", "delimiter and quote are both '" + quote + "'; they have to differ");
        }
        return dialect;
    }

    /** Whether numbers, times, base64 or booleans may hold the character. */
    static boolean occursInScalars(byte c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '+'
                || c == '-'
                || c == '.'
                || c == ':'
                || c == '/'
                || c == '=';
    }

    private static byte character(String option, String text) {
        String spelled = text.equals("\\t") ? "\t" : text;
        char c = spelled.length() == 1 ? spelled.charAt(0) : 0;
        if (c == 0 || c >= 0x80 || c == '\n' || c == '\r') {
            throw new MillraceException(
                    "CSV_OPTION_INVALID",
                    option + " is '" + text + "'; write a single ASCII character that ends no line, \\t for a tab");
        }
        return (byte) c;
    }
}
