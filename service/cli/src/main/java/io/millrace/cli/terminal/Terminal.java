package io.millrace.cli.terminal;

import java.io.PrintStream;
import java.util.OptionalInt;

/**
 * Where results and messages go.
 *
 * @param out for results, which may be piped into another program
 * @param err for progress, messages and errors
 * @param columns the width of {@code err} if it is a terminal whose lines can be redrawn; empty if it is a file or a pipe
 */
public record Terminal(PrintStream out, PrintStream err, OptionalInt columns) {
    /** The system property with the terminal's width, set by the script if standard error is one. */
    public static final String COLUMNS_PROPERTY = "millrace.columns";

    private static final int DEFAULT_COLUMNS = 80;

    /** The terminal of this process. */
    public static Terminal ofProcess() {
        String columns = System.getProperty(COLUMNS_PROPERTY, "");
        return new Terminal(
                System.out,
                StandardError.open(),
                columns.isEmpty() ? OptionalInt.empty() : OptionalInt.of(parse(columns)));
    }

    private static int parse(String columns) {
        try {
            int number = Integer.parseInt(columns);
            return number > 0 ? number : DEFAULT_COLUMNS;
        } catch (NumberFormatException e) {
            return DEFAULT_COLUMNS;
        }
    }
}
