package io.millrace.model.error;

import org.jspecify.annotations.Nullable;

/**
 * An error that a user sees as {@code CODE: message}. The code is stable across releases and is made of upper-case words
 * joined by underscores, such as {@code KAFKA_TOPIC_NOT_FOUND}; the message says what was found, where, and what would be
 * right, and never contains a secret.
 */
public final class MillraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public MillraceException(String code, String message) {
        this(code, message, null);
    }

    public MillraceException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable code, for example {@code FILE_NOT_FOUND}. */
    public String code() {
        return code;
    }

    /** The one line that a user sees. */
    public String describe() {
        return code + ": " + getMessage();
    }
}
