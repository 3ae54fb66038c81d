package io.millrace.model.jobfile;

import io.millrace.model.document.Syntax;
import io.millrace.model.error.Problem;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads job files of tests. */
final class Jobs {
    static final List<String> VALID = List.of(
            "../../examples/trips/metrics.yaml",
            "../../examples/trips/replay.yaml",
            "src/test/resources/io/millrace/model/explain/everything.yaml",
            "src/test/resources/io/millrace/model/jobfile/valid/graph.yaml",
            "src/test/resources/io/millrace/model/jobfile/valid/linear.yaml");

    private Jobs() {}

    static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Plan plan(String text, Syntax syntax, JobOverride... overrides) {
        return switch (JobFile.load(text, syntax, TestCatalog.CATALOG, List.of(overrides))) {
            case LoadedJob.Valid valid -> valid.plan();
            case LoadedJob.Invalid invalid -> throw new AssertionError(described(invalid));
        };
    }

    static String problems(String text, JobOverride... overrides) {
        return switch (JobFile.load(text, Syntax.YAML, TestCatalog.CATALOG, List.of(overrides))) {
            case LoadedJob.Valid valid -> throw new AssertionError("valid: " + valid.plan());
            case LoadedJob.Invalid invalid -> described(invalid);
        };
    }

    private static String described(LoadedJob.Invalid invalid) {
        return String.join(
                "\n", invalid.problems().stream().map(Problem::describe).toList());
    }
}
