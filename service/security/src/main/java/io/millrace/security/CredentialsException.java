package io.millrace.security;

import org.jspecify.annotations.Nullable;

/** Keys or certificates could not be kept or read. The message is for the user and holds no secret. */
public final class CredentialsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. The names are stable across releases. */
    public enum Code {
        /** The directory or a file in it cannot be made, read or written. */
        CREDENTIALS_UNUSABLE,
        /** A file does not hold what it should. */
        CREDENTIALS_DAMAGED
    }

    private final Code code;

    CredentialsException(Code code, String message, @Nullable Throwable cause) {
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
