package io.millrace.model.document;

import io.millrace.model.error.Problem;
import java.util.Optional;

/** Ends the reading of a document of which no tree can be made. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UnreadableException(String code, int line, int column, String path, String rule, String found, String expected) {
        super(rule, null, false, false);
        problem = new Problem(code, line, column, path, rule, found, expected, Optional.empty());
    }

    Problem problem() {
        return problem;
    }
}
