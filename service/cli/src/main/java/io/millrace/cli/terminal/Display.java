package io.millrace.cli.terminal;

import java.io.PrintStream;
import java.util.List;

/** Lines about work that goes on. Safe to call from any thread. */
public interface Display {
    /** The state of this moment, in place of the one shown before. */
    void update(List<String> lines);

    /** A line that stays. */
    void message(String line);

    /** Takes the state away, so that other output can follow. */
    void clear();

    /** The stream, such that what is written to it and the state do not overwrite each other if both are on one screen. */
    PrintStream beside(PrintStream out);

    /** The display that suits the terminal. */
    static Display on(Terminal terminal) {
        return terminal.columns().isPresent()
                ? new RedrawnDisplay(terminal.err(), terminal.columns().getAsInt())
                : new PlainDisplay(terminal.err());
    }
}
