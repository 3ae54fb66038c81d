package io.millrace.api;

import io.millrace.model.error.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A job that cannot run as it was built. The message has a line for each problem. */
public final class JobInvalidException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Located> problems;

    /**
     * A problem and where the program caused it.
     *
     * @param file the name of the Java source, in whose lines the problem's line counts
     */
    public record Located(String file, Problem problem) {
        /** {@code Prices.java:12:1 UNKNOWN_COLUMN configuration.steps.warm.where: …}. */
        public String describe() {
            return problem.describe(file);
        }
    }

    JobInvalidException(String job, List<Located> problems) {
        super(problems.stream()
                .map(Located::describe)
                .collect(Collectors.joining("\n  ", "job '" + job + "' cannot run:\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, not empty. */
    public List<Located> problems() {
        return problems;
    }
}
