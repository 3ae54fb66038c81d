package io.millrace.conformance.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.model.plan.Plan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The example of orders and payments gives what its files say. */
class PaidOrdersTest {
    private static final Path EXAMPLE = Path.of("../../examples/orders");

    @Test
    void tellsWhatWasPaidWithinAnHour() throws Exception {
        Plan plan = MemoryJob.intoMemory(MemoryJob.load(EXAMPLE.resolve("paid.yaml")));
        MemorySink sink = new MemorySink(1);

        MemoryJob.start(plan, new MemorySource(Map.of(), true, 1), sink, EXAMPLE.toRealPath())
                .completion()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        assertThat(values(sink, "late")).isEmpty();
        assertThat(values(sink, "states"))
                .containsExactlyInAnyOrder(
                        Arrays.asList(1L, "Ada", at("09:05:00"), "paid"),
                        Arrays.asList(2L, "Bo", at("10:10:00"), "paid"),
                        Arrays.asList(3L, "Cleo", null, "open"),
                        Arrays.asList(null, "Dan", null, "open"),
                        Arrays.asList(4L, "Eve", at("10:40:00"), "paid"));
    }

    private static Instant at(String time) {
        return Instant.parse("2024-05-03T" + time + "Z");
    }

    private static List<List<@Nullable Object>> values(MemorySink sink, String id) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> row : sink.rows(id)) {
            rows.add(new ArrayList<>(row.values()));
        }
        return rows;
    }
}
