package io.millrace.conformance.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.model.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The examples of clicks and purchases give what their files say. */
class VisitsTest {
    private static final Path EXAMPLE = Path.of("../../examples/visits");

    @Test
    void tellsWhatWasBoughtInEachVisit() throws Exception {
        assertThat(results("bought.yaml"))
                .containsExactlyInAnyOrder(
                        "ada shoes boots 89.90 2024-05-03T09:00:00Z 2024-05-03T09:44:00Z",
                        "ada cart boots 89.90 2024-05-03T09:00:00Z 2024-05-03T09:44:00Z",
                        "bo hats beret 25.00 2024-05-03T09:01:00Z 2024-05-03T10:50:00Z",
                        "bo hats scarf 15.50 2024-05-03T09:01:00Z 2024-05-03T10:50:00Z",
                        "bo shoes beret 25.00 2024-05-03T09:01:00Z 2024-05-03T10:50:00Z",
                        "bo shoes scarf 15.50 2024-05-03T09:01:00Z 2024-05-03T10:50:00Z",
                        "cleo shoes null null 2024-05-03T09:15:00Z 2024-05-03T09:45:00Z",
                        "ada hats null null 2024-05-03T11:00:00Z 2024-05-03T11:30:00Z",
                        "null shoes null null 2024-05-03T11:05:00Z 2024-05-03T11:35:00Z");
    }

    @Test
    void tellsWhichCampaignsAPurchaseIsGoodFor() throws Exception {
        assertThat(results("campaigns.yaml"))
                .containsExactlyInAnyOrder(
                        "ada boots free gift", "bo beret free delivery", "bo scarf free delivery", "dan cap null");
    }

    @Test
    void tellsWhatAVisitWasAbout() throws Exception {
        assertThat(results("interest.yaml"))
                .containsExactlyInAnyOrder(
                        "ada 2024-05-03T09:00:00Z 2024-05-03T09:44:00Z 2 shoes 1 89.90",
                        "bo 2024-05-03T09:01:00Z 2024-05-03T10:50:00Z 2 hats 2 40.50",
                        "cleo 2024-05-03T09:15:00Z 2024-05-03T09:45:00Z 1 shoes 0 null",
                        "dan 2024-05-03T10:00:00Z 2024-05-03T10:30:00Z 0 null 1 12.00",
                        "ada 2024-05-03T11:00:00Z 2024-05-03T11:30:00Z 1 hats 0 null",
                        "null 2024-05-03T11:05:00Z 2024-05-03T11:35:00Z 1 shoes 0 null");
    }

    /** The values of each row that reaches the sink. */
    private static List<String> results(String file) throws Exception {
        Plan plan = MemoryJob.intoMemory(MemoryJob.load(EXAMPLE.resolve(file)));
        MemorySink sink = new MemorySink(1);
        MemoryJob.start(plan, new MemorySource(Map.of(), true, 1), sink, EXAMPLE.toRealPath())
                .completion()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        return sink.rows("out").stream()
                .map(row -> String.join(
                        " ", row.values().stream().map(String::valueOf).toList()))
                .toList();
    }
}
