package io.millrace.model.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.document.Syntax;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.jobfile.TestCatalog;
import io.millrace.model.jobfile.TestFunctions;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/millrace/model/explain");

    private static Plan plan(Path file) throws IOException {
        return switch (JobFile.load(
                Files.readString(file), Syntax.YAML, TestCatalog.CATALOG, TestFunctions::load, List.of())) {
            case LoadedJob.Valid valid -> valid.plan();
            case LoadedJob.Invalid invalid ->
                throw new AssertionError(invalid.problems().toString());
        };
    }

    private static void assertGolden(String actual, String file) throws IOException {
        Path golden = GOLDEN.resolve(file);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @CsvSource({
        "../../examples/trips/metrics.yaml, metrics",
        "../../examples/trips/replay.yaml, replay",
        "src/test/resources/io/millrace/model/explain/everything.yaml, everything",
        "src/test/resources/io/millrace/model/explain/own.yaml, own"
    })
    void plansAreExplained(Path file, String golden) throws IOException {
        Plan plan = plan(file);

        assertGolden(PlanText.explain(plan), golden + ".txt");
        assertGolden(PlanDot.render(plan), golden + ".dot");
    }

    @Test
    void secretsAreNotShown() throws IOException {
        Plan plan = plan(GOLDEN.resolve("everything.yaml"));

        assertThat(PlanText.explain(plan)).contains("password=***").doesNotContain("hunter2");
        assertThat(PlanDot.render(plan)).doesNotContain("hunter2");
        assertThat(plan.toString()).doesNotContain("hunter2");
    }
}
