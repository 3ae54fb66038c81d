package io.millrace.model.jobfile;

import io.millrace.model.document.Node;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.error.Nearest;
import io.millrace.model.error.Problem;
import io.millrace.model.expression.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what is wrong. */
final class Problems {
    private final List<Problem> problems = new ArrayList<>();

    /** Where values were put in place of those of the file, and by which override. */
    private final Map<String, JobOverride> overridden = new LinkedHashMap<>();

    /** What is said of this place, or of one within it, is owed to an override, not to the file. */
    void overridden(String path, JobOverride override) {
        overridden.put(path, override);
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    void add(Node at, String code, String rule, String found, String expected) {
        problems.add(new Problem(code, at.line(), at.column(), at.path(), rule, found, expected, Optional.empty()));
    }

    /** A name that is none of those that there are. */
    void unknown(Node at, String code, String rule, String given, Collection<String> known) {
        unknown(at, at.path(), code, rule, given, known);
    }

    void unknown(Node at, String path, String code, String rule, String given, Collection<String> known) {
        String expected = known.isEmpty() ? "" : (known.size() == 1 ? "" : "one of ") + String.join(", ", known);
        problems.add(new Problem(code, at.line(), at.column(), path, rule, "", expected, Nearest.to(given, known)));
    }

    /** A fault within the text of a value. */
    void add(Scalar text, Fault fault) {
        problems.add(new Problem(
                fault.code(),
                text.line(),
                text.columnOf(fault.offset()),
                text.path(),
                fault.rule(),
                fault.found(),
                fault.expected(),
                fault.suggestion()));
    }

    int count() {
        return problems.size();
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** All of them by place, each once. */
    List<Problem> sorted() {
        return problems.stream()
                .map(this::withOrigin)
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    private Problem withOrigin(Problem problem) {
        return overridden.entrySet().stream()
                .filter(entry -> isWithin(problem.path(), entry.getKey()))
                .findFirst()
                .map(entry -> new Problem(
                        problem.code(),
                        problem.line(),
                        problem.column(),
                        problem.path(),
                        problem.rule() + " (set from outside by "
                                + entry.getValue().path() + ")",
                        problem.found(),
                        problem.expected(),
                        problem.suggestion()))
                .orElse(problem);
    }

    private static boolean isWithin(String path, String outer) {
        return path.startsWith(outer)
                && (path.length() == outer.length()
                        || path.charAt(outer.length()) == '.'
                        || path.charAt(outer.length()) == '[');
    }
}
