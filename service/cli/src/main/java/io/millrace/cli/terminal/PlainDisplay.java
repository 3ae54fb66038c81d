package io.millrace.cli.terminal;

import java.io.PrintStream;
import java.util.List;

/** Writes each state below the one before, for files, pipes and logs. Who updates it does so every few seconds only. */
final class PlainDisplay implements Display {
    private final PrintStream out;

    PlainDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void update(List<String> lines) {
        lines.forEach(out::println);
    }

    @Override
    public synchronized void message(String line) {
        out.println(line);
    }

    @Override
    public void clear() {
        // What was written stays.
    }

    @Override
    public PrintStream beside(PrintStream stream) {
        return stream;
    }
}
