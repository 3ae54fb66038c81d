package io.millrace.model.function;

/** A function cannot be called with arguments of such types or so many. */
public final class ArgumentsRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what the function can be called with, as a clause without a full stop */
    public ArgumentsRejectedException(String message) {
        super(message);
    }
}
