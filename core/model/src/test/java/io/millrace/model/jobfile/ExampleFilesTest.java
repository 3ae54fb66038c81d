package io.millrace.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.document.Syntax;
import io.millrace.model.error.Problem;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleFilesTest {
    private static Plan load(String file) throws IOException {
        String text = Files.readString(Path.of("../../examples", file));
        return switch (JobFile.load(text, Syntax.ofFileName(file), TestCatalog.CATALOG, List.of())) {
            case LoadedJob.Valid valid -> valid.plan();
            case LoadedJob.Invalid invalid ->
                throw new AssertionError(String.join(
                        "\n", invalid.problems().stream().map(Problem::describe).toList()));
        };
    }

    @Test
    void metricsBecomeAPlan() throws IOException {
        Plan plan = load("trips/metrics.yaml");

        assertThat(plan.nodes())
                .extracting(PlanNode::id)
                .containsExactly("trips", "per-minute", "metrics", "late", "dead-letters");
    }

    @Test
    void replayBecomesAPlan() throws IOException {
        Plan plan = load("trips/replay.yaml");

        assertThat(plan.nodes())
                .extracting(PlanNode::id)
                .containsExactly("flights", "region", "events", "dead-letters");
    }
}
