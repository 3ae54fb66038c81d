package io.millrace.conformance.flatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.model.plan.Plan;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of orders gives what its five orders say. */
class OrdersExampleTest {
    private static final Path EXAMPLE = Path.of("../../examples/orders");

    @Test
    void takesOrdersApart(@TempDir Path directory) throws Exception {
        Plan plan = MemoryJob.inMemory(MemoryJob.load(EXAMPLE.resolve("items.yaml")));
        List<String> orders = Files.readAllLines(EXAMPLE.resolve("orders.jsonl"));
        MemorySink sink = new MemorySink(1);

        MemoryJob.start(plan, new MemorySource(Map.of("orders", List.of(orders)), true, 1), sink, directory)
                .completion()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        Instant nine = Instant.parse("2024-05-03T09:00:00Z");
        Instant ten = Instant.parse("2024-05-03T10:00:00Z");
        Instant eleven = Instant.parse("2024-05-03T11:00:00Z");
        assertThat(values(sink, "sales"))
                .containsExactlyInAnyOrder(
                        List.of("tea", nine, ten, 2L, 3L, money("13.5000")),
                        List.of("mug", nine, ten, 1L, 1L, money("9.0000")),
                        List.of("pot", ten, eleven, 1L, 1L, money("30.0000")),
                        List.of("tea", ten, eleven, 1L, 6L, money("12.0000")),
                        Arrays.asList("mug", ten, eleven, 1L, 3L, null));
        assertThat(values(sink, "tags"))
                .containsExactly(
                        List.of("Ada", "gift", 2),
                        List.of("Ada", "express", 2),
                        List.of("Bo", "untagged", 1),
                        List.of("Cleo", "empty", 0),
                        Arrays.asList(null, "express", 2),
                        Arrays.asList(null, "gift", 1));
    }

    /** A product of a whole number, a price with two digits and a discount with two has four. */
    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private static List<List<@Nullable Object>> values(MemorySink sink, String id) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> row : sink.rows(id)) {
            rows.add(new ArrayList<>(row.values()));
        }
        return rows;
    }
}
