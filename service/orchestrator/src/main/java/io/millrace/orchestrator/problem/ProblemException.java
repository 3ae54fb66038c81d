package io.millrace.orchestrator.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request fails, and the caller is told why. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final String detail;
    private final Map<String, String> headers;
    private final List<InvalidValue> errors;

    /** @param detail a sentence for the caller; must hold nothing internal */
    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, Map.of(), List.of());
    }

    /** @param headers sent with the response */
    public ProblemException(ProblemCode code, String detail, Map<String, String> headers) {
        this(code, detail, headers, List.of());
    }

    private ProblemException(ProblemCode code, String detail, Map<String, String> headers, List<InvalidValue> errors) {
        super(detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.headers = Map.copyOf(headers);
        this.errors = List.copyOf(errors);
    }

    /** @param errors at least one */
    public static ProblemException invalid(List<InvalidValue> errors) {
        String detail = errors.stream()
                .map(error -> error.parameter() + ": found \"" + error.found() + "\", expected " + error.expected())
                .collect(Collectors.joining("; "));
        return new ProblemException(ProblemCode.INVALID_PARAMETER, detail, Map.of(), errors);
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public List<InvalidValue> errors() {
        return errors;
    }
}
