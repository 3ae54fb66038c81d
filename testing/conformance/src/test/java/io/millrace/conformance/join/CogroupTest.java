package io.millrace.conformance.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of two inputs are aggregated together as the reference does it. */
class CogroupTest {
    private static final String STEP = """
            - id: both
              type: cogroup
              inputs: [orders, calls]
              on: [%s]
              window: {type: %s}
              aggregates:
                - {name: orders, function: COUNT, field: orders.at}
                - {name: calls, function: COUNT, field: calls.on}
                - {name: rows, function: COUNT}
                - {name: total, function: SUM, field: orders.total}
                - {name: longest, function: MAX, field: calls.seconds, filter: calls.answered}
                - {name: last, function: LAST, field: calls.who}
                - {name: lists, function: COUNT, field: orders.items}
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | shop                                | TUMBLING, size: 5s
            2 | {left: customer, right: who}        | SLIDING, size: 4s, slide: 1s
            3 | {left: customer, right: who}        | SESSION, gap: 100ms
            2 | shop, {left: customer, right: who}  | SESSION, gap: 20s
            """)
    void hasTheRowsOfTheReference(int parallelism, String on, String window, @TempDir Path directory)
            throws IOException {
        Plan plan = OrdersAndCalls.plan(parallelism, STEP.formatted(on, window), directory);
        Map<String, List<ReferenceRow>> rows = OrdersAndCalls.rows(seed);

        assertThat(OrdersAndCalls.sorted(run(plan, rows, directory)))
                .as("seed %d", seed)
                .hasSizeGreaterThan(50)
                .isEqualTo(reference(plan, rows));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 3 | 2 | SESSION, gap: 100ms
            2 | 1 | 3 | TUMBLING, size: 3s
            """)
    void isTheSameOfAJobThatWasInterrupted(int first, int second, int third, String window, @TempDir Path directory)
            throws IOException {
        Plan plan = OrdersAndCalls.plan(1, STEP.formatted("{left: customer, right: who}", window), directory);
        Map<String, List<ReferenceRow>> rows = OrdersAndCalls.rows(seed);

        List<Map<String, @Nullable Object>> actual =
                Objects.requireNonNull(new InterruptedJob(OrdersAndCalls.splits(rows), directory, seed)
                        .run(MemoryJob.inMemory(plan), first, second, third)
                        .get("out"));

        assertThat(OrdersAndCalls.sorted(actual)).as("seed %d", seed).isEqualTo(reference(plan, rows));
    }

    /** Counted here, without the parts that the step is made of. */
    @Test
    void countsRowsOfBothInputs(@TempDir Path directory) throws IOException {
        Plan plan = OrdersAndCalls.plan(2, STEP.formatted("shop", "TUMBLING, size: 5s"), directory);
        Map<String, List<ReferenceRow>> rows = OrdersAndCalls.rows(seed);
        Map<String, long[]> counts = new HashMap<>();
        count(rows, "orders", "at", 0, counts);
        count(rows, "calls", "on", 1, counts);
        List<String> expected = counts.entrySet().stream()
                .map(group -> group.getKey() + Arrays.toString(group.getValue()))
                .toList();

        assertThat(run(plan, rows, directory))
                .extracting(row -> row.get("shop") + " " + row.get("window_start")
                        + Arrays.asList(row.get("orders"), row.get("calls")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void count(
            Map<String, List<ReferenceRow>> rows, String source, String time, int place, Map<String, long[]> counts) {
        for (ReferenceRow row : Objects.requireNonNull(rows.get(source))) {
            long second = Math.floorDiv(((Instant) Objects.requireNonNull(row.get(time))).toEpochMilli(), 5000L) * 5;
            counts.computeIfAbsent(row.get("shop") + " " + Instant.ofEpochSecond(second), key -> new long[2])[place]++;
        }
    }

    private List<Map<String, @Nullable Object>> run(Plan plan, Map<String, List<ReferenceRow>> rows, Path directory) {
        MemorySink sink = new MemorySink(seed);
        MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(OrdersAndCalls.splits(rows), true, seed),
                        sink,
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return sink.rows("out");
    }

    private static List<String> reference(Plan plan, Map<String, List<ReferenceRow>> rows) {
        return OrdersAndCalls.sorted(
                Objects.requireNonNull(new ReferenceInterpreter(rows, Map.of())
                                .run(plan)
                                .get("out"))
                        .stream()
                        .map(ReferenceRow::values)
                        .toList());
    }
}
