package io.millrace.cli.terminal;

import java.io.PrintStream;
import java.util.List;

/** Draws the state over the one before, by the control sequences that every terminal of today understands. */
final class RedrawnDisplay implements Display {
    private static final String ERASE_TO_END_OF_SCREEN = "\u001b[J";
    private static final String UP = "\u001b[%dA";

    private final PrintStream out;
    private final int columns;
    private int drawn;

    RedrawnDisplay(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public synchronized void update(List<String> lines) {
        StringBuilder text = erase();
        for (String line : lines) {
            // A line that wraps would take two rows of the screen, and the next drawing would miss one.
            text.append(line.length() < columns ? line : line.substring(0, columns - 1))
                    .append('\n');
        }
        drawn = lines.size();
        write(text);
    }

    @Override
    public synchronized void message(String line) {
        write(erase().append(line).append('\n'));
        drawn = 0;
    }

    @Override
    public synchronized void clear() {
        write(erase());
        drawn = 0;
    }

    private StringBuilder erase() {
        StringBuilder text = new StringBuilder();
        return drawn == 0 ? text : text.append(UP.formatted(drawn)).append('\r').append(ERASE_TO_END_OF_SCREEN);
    }

    private void write(StringBuilder text) {
        out.print(text);
        out.flush();
    }
}
