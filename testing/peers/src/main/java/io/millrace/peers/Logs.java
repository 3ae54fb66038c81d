package io.millrace.peers;

import java.util.logging.Level;
import java.util.logging.LogManager;

/** What engines tell of themselves. */
public final class Logs {
    private Logs() {}

    /** Leaves out all but what is wrong: nobody reads the rest here. */
    public static void onlyErrors() {
        LogManager.getLogManager().getLogger("").setLevel(Level.SEVERE);
    }
}
