package io.millrace.cli.failure;

import io.millrace.embedded.EmbeddedException;
import io.millrace.model.error.MillraceException;
import io.millrace.security.CredentialsException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong in one line and puts the trace where it disturbs nobody. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final LogFile log;

    public Failures(LogFile log) {
        this.log = log;
    }

    /** The line for the user; the trace goes to the log file. */
    public String describe(Throwable failure) {
        Throwable cause = unwrap(failure);
        String line = line(cause);
        LOG.error(line, cause);
        return line;
    }

    private String line(Throwable cause) {
        return switch (cause) {
            case MillraceException known -> known.describe();
            case EmbeddedException known -> known.describe();
            case CredentialsException known -> known.describe();
            case OutOfMemoryError memory ->
                "OUT_OF_MEMORY: the heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MB is full; give more with MILLRACE_JAVA_OPTS=-Xmx…";
            default ->
                oneLine("INTERNAL_ERROR: " + cause + "; this is a fault of Millrace, not of the job. The trace is in "
                        + log.path());
        };
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
