package io.millrace.orchestrator.serving;

/** Redis did not answer, or not in time, or said that it cannot answer now. The same request may succeed a moment later. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoreUnavailableException(Throwable cause) {
        super(cause);
    }
}
