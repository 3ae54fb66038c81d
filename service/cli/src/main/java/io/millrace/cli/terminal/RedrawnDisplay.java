package io.millrace.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Draws the state over the one before, by the control sequences that every terminal of today understands. */
final class RedrawnDisplay implements Display {
    private static final String ERASE_TO_END_OF_SCREEN = "\u001b[J";
    private static final String UP = "\u001b[%dA";

    private final PrintStream out;
    private final int columns;
    private int drawn;

    /** Whether the stream beside us has written part of a line, behind which nothing can be drawn. */
    private boolean lineOpen;

    RedrawnDisplay(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public synchronized void update(List<String> lines) {
        if (lineOpen) {
            return;
        }
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

    @Override
    public PrintStream beside(PrintStream stream) {
        OutputStream shared = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (length > 0) {
                    writeBeside(stream, bytes, from, length);
                }
            }
        };
        return new PrintStream(new BufferedOutputStream(shared), false, StandardCharsets.UTF_8);
    }

    private synchronized void writeBeside(PrintStream stream, byte[] bytes, int from, int length) throws IOException {
        clear();
        stream.write(bytes, from, length);
        if (stream.checkError()) {
            throw new IOException("the stream takes no more");
        }
        lineOpen = bytes[from + length - 1] != '\n';
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
