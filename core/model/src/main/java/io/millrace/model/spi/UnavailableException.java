package io.millrace.model.spi;

import io.millrace.model.error.MillraceException;

/** The outside does not answer for now; the same may work later. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final MillraceException reason;

    /** @param reason what a user sees if it does not work later either */
    public UnavailableException(MillraceException reason) {
        super(reason);
        this.reason = reason;
    }

    /** What a user sees if it does not work later either. */
    public MillraceException reason() {
        return reason;
    }
}
