package io.millrace.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which cases of a benchmark are wanted.
 *
 * @param engines by name; empty for all
 * @param queries by name; empty for all
 * @param plot where to draw the results, if anywhere
 */
public record CaseChoice(List<String> engines, List<String> queries, Optional<Path> plot) {
    /** All cases, and no plot. */
    public static final CaseChoice ALL = new CaseChoice(List.of(), List.of(), Optional.empty());

    public CaseChoice {
        engines = List.copyOf(engines);
        queries = List.copyOf(queries);
    }
}
