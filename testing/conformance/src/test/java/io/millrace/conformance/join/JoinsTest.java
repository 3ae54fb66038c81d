package io.millrace.conformance.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.InterruptedJob;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joins give the pairs of the reference, which compares rows one by one, whatever the order in which rows of both sides come. */
class JoinsTest {
    private static final String STEP = """
            - id: both
              type: join
              inputs: [orders, calls]
              %s
              %s
              fields:
                %s
            """;

    private static final String FIELDS_OF_BOTH = """
            - orders.customer
            - {name: called, from: calls.who}
            - orders.at
            - orders.total
            - orders.items
            - {name: called_at, from: calls.on}
            - calls.answered
            - {name: shop, expression: "COALESCE(orders.shop, calls.shop)"}
            - {name: seconds, expression: calls.seconds * 2}
            """;

    private static final String FIELDS_OF_LEFT = """
            - orders.customer
            - orders.at
            - orders.items
            - {name: shop, expression: "COALESCE(orders.shop, -1)"}
            - window_end
            """;

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | shop, {left: customer, right: who} | window: {type: TUMBLING, size: 10s}
            2 | shop, {left: customer, right: who} | window: {type: TUMBLING, size: 10s}
            1 | shop                               | window: {type: TUMBLING, size: 300ms, offset: 100ms}
            2 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: LEFT}
            1 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: RIGHT}
            3 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: FULL}
            1 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: FULL, where: calls.seconds > 30}
            1 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, where: calls.seconds > 30 AND orders.total < 500}
            2 | {left: customer, right: who} | {window: {type: SLIDING, size: 4s, slide: 1s}}
            1 | {left: customer, right: who} | {window: {type: SLIDING, size: 4s, slide: 3s}, joinType: FULL}
            1 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: SEMI}
            2 | {left: customer, right: who} | {window: {type: SLIDING, size: 2s, slide: 1s}, joinType: SEMI, where: calls.seconds > 50}
            1 | {left: customer, right: who} | {window: {type: CUMULATIVE, size: 6s, step: 2s}, joinType: LEFT}
            1 | {left: customer, right: who} | window: {type: SESSION, gap: 60ms}
            2 | shop, {left: customer, right: who} | {window: {type: SESSION, gap: 20s}, joinType: FULL}
            3 | {left: customer, right: who} | {window: {type: SESSION, gap: 100ms}, joinType: FULL, where: calls.seconds > 30}
            2 | {left: customer, right: who} | {window: {type: SESSION, gap: 300ms}, joinType: LEFT, allowedLateness: 1s}
            1 | {left: customer, right: who} | {window: {type: SESSION, gap: 30ms}, joinType: RIGHT}
            1 | {left: customer, right: who} | {window: {type: SESSION, gap: 50ms}, joinType: SEMI}
            2 | {left: customer, right: who} | {window: {type: SESSION, gap: 250ms}, joinType: SEMI, where: calls.seconds > 50}
            1 | {left: customer, right: who} | {interval: {lowerBound: -2s, upperBound: 3s}}
            2 | {left: customer, right: who} | {interval: {lowerBound: -2s, upperBound: 3s}, joinType: FULL}
            1 | {left: customer, right: who} | {interval: {lowerBound: 1s, upperBound: 3s}, joinType: LEFT, where: calls.answered}
            1 | {left: customer, right: who} | {interval: {lowerBound: -3s, upperBound: -1s}, joinType: RIGHT}
            2 | shop, {left: customer, right: who} | ttl: 5s
            3 | {left: customer, right: who} | {window: {type: TUMBLING, size: 5s}, joinType: LEFT, broadcast: true, where: calls.seconds > 30}
            2 | {left: customer, right: who} | {window: {type: SLIDING, size: 2s, slide: 1s}, joinType: SEMI, broadcast: true}
            3 |                              | {window: {type: TUMBLING, size: 1s}, broadcast: true, where: calls.seconds > 2 * orders.shop}
            2 | {left: customer, right: who} | {interval: {lowerBound: -2s, upperBound: 3s}, joinType: LEFT, broadcast: true}
            3 | shop                         | {versions: {}, joinType: LEFT, broadcast: true}
            2 |                              | {versions: {validFor: 40ms}, broadcast: true}
            1 | {left: customer, right: who} | versions: {}
            2 | {left: customer, right: who} | {versions: {validFor: 200ms}, joinType: LEFT, allowedLateness: 1s}
            1 | {left: customer, right: who} | {versions: {validFor: 40ms}, joinType: LEFT}
            1 | {left: customer, right: who} | {versions: {}, joinType: LEFT, where: calls.answered}
            1 | {left: customer, right: who} | {ttl: 100ms, allowedLateness: 1s}
            """)
    void haveThePairsOfTheReference(int parallelism, @Nullable String on, String settings, @TempDir Path directory)
            throws IOException {
        Plan plan = plan(parallelism, on, settings, directory);
        Map<String, List<ReferenceRow>> rows = OrdersAndCalls.rows(seed);
        MemorySink sink = new MemorySink(seed);

        JobMetrics metrics = MemoryJob.start(
                        MemoryJob.inMemory(plan),
                        new MemorySource(OrdersAndCalls.splits(rows), true, seed),
                        sink,
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        List<ReferenceRow> expected = Objects.requireNonNull(
                new ReferenceInterpreter(rows, Map.of()).run(plan).get("out"));
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(OrdersAndCalls.sorted(sink.rows("out")))
                .as("seed %d", seed)
                .isEqualTo(OrdersAndCalls.sorted(
                        expected.stream().map(ReferenceRow::values).toList()));
        assertThat(metrics.lateEvents()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | 2 | 1 | window: {type: TUMBLING, size: 10s}
            2 | 3 | 1 | {window: {type: TUMBLING, size: 5s}, joinType: FULL, where: calls.seconds > 30}
            1 | 3 | 2 | {window: {type: SLIDING, size: 4s, slide: 1s}, joinType: LEFT}
            2 | 1 | 2 | {window: {type: TUMBLING, size: 5s}, joinType: SEMI}
            1 | 3 | 2 | {window: {type: SESSION, gap: 100ms}, joinType: FULL, where: calls.seconds > 30}
            2 | 1 | 3 | {window: {type: SESSION, gap: 300ms}, joinType: SEMI}
            2 | 3 | 1 | {window: {type: TUMBLING, size: 5s}, joinType: LEFT, broadcast: true}
            1 | 3 | 2 | {versions: {}, joinType: LEFT, broadcast: true}
            3 | 1 | 2 | {interval: {lowerBound: -2s, upperBound: 3s}, broadcast: true}
            1 | 2 | 3 | {interval: {lowerBound: -2s, upperBound: 3s}, joinType: FULL}
            3 | 1 | 2 | ttl: 5s
            2 | 1 | 3 | versions: {}
            1 | 3 | 2 | {versions: {validFor: 300ms}, joinType: LEFT}
            """)
    void areTheSameOfAJobThatWasInterrupted(int first, int second, int third, String settings, @TempDir Path directory)
            throws IOException {
        Plan plan = plan(1, "{left: customer, right: who}", settings, directory);
        Map<String, List<ReferenceRow>> rows = OrdersAndCalls.rows(seed);

        List<Map<String, @Nullable Object>> actual =
                Objects.requireNonNull(new InterruptedJob(OrdersAndCalls.splits(rows), directory, seed)
                        .run(MemoryJob.inMemory(plan), first, second, third)
                        .get("out"));

        List<ReferenceRow> expected = Objects.requireNonNull(
                new ReferenceInterpreter(rows, Map.of()).run(plan).get("out"));
        assertThat(OrdersAndCalls.sorted(actual))
                .as("seed %d", seed)
                .isEqualTo(OrdersAndCalls.sorted(
                        expected.stream().map(ReferenceRow::values).toList()));
    }

    private static Plan plan(int parallelism, @Nullable String on, String settings, Path directory) throws IOException {
        String plain = settings.startsWith("{") ? settings.substring(1, settings.length() - 1) : settings;
        // Each setting on a line of its own.
        String lines = plain.replaceAll(", (?=(joinType|broadcast|where|allowedLateness):)", "\n  ");
        String fields = (lines.contains("SEMI") ? FIELDS_OF_LEFT : FIELDS_OF_BOTH)
                .indent(4)
                .strip();
        return OrdersAndCalls.plan(
                parallelism, STEP.formatted(on == null ? "" : "on: [" + on + "]", lines, fields), directory);
    }
}
