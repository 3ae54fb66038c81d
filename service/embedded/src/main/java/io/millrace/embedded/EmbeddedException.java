package io.millrace.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded program could not be started. The message is for the user: what was found, where, and what would be right. */
public final class EmbeddedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. The names are stable across releases. */
    public enum Code {
        /** The files of the programs are not where they were looked for. */
        EMBEDDED_PROGRAMS_MISSING,
        /** There is no program for this operating system or processor. */
        EMBEDDED_PLATFORM_UNSUPPORTED,
        /** Another process works in the data directory. */
        EMBEDDED_DATA_IN_USE,
        /** The data directory cannot be created, read or written. */
        EMBEDDED_DATA_UNUSABLE,
        /** The port that was asked for is taken. */
        EMBEDDED_PORT_IN_USE,
        /** The program could not be launched or ended before it was ready. */
        EMBEDDED_START_FAILED,
        /** The program was not ready in time. */
        EMBEDDED_START_TIMEOUT
    }

    private final Code code;

    EmbeddedException(Code code, String message) {
        this(code, message, null);
    }

    EmbeddedException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** What a user sees: the code and the message. */
    public String describe() {
        return code + ": " + getMessage();
    }
}
