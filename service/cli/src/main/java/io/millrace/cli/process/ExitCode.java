package io.millrace.cli.process;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command's exit code says. */
public final class ExitCode {
    /** All was done. */
    public static final int DONE = 0;
    /** The job, the file or the surroundings were at fault; a line on standard error says which. */
    public static final int FAILED = 1;
    /** The command was called in a wrong way. */
    public static final int USAGE = 2;
    /** Added to a signal's number when the signal ended the command: 130 after Ctrl-C. */
    public static final int SIGNAL = 128;

    private static final int CTRL_C = SIGNAL + 2;
    private static final int TERM = SIGNAL + 15;

    /** What each code says, for the help, in the order in which it is shown there. */
    public static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(Integer.toString(DONE), "Done.");
        meanings.put(Integer.toString(FAILED), "Failed; a line on standard error says why.");
        meanings.put(Integer.toString(USAGE), "Called in a wrong way.");
        meanings.put(Integer.toString(CTRL_C), "Stopped by Ctrl-C, in good order (" + TERM + ": by a TERM signal).");
        return meanings;
    }

    private ExitCode() {}
}
