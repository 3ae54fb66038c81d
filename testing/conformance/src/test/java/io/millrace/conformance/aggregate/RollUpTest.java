package io.millrace.conformance.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the result is checked against the rows that it is of, and they are as many as there are groups. */
class RollUpTest {
    private static final Map<String, Duration> SIZES =
            Map.of("5s", Duration.ofSeconds(5), "1m", Duration.ofMinutes(1), "10s", Duration.ofSeconds(10));

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | totals: NONE | device,flag
            2 | totals: ROLLUP | device,flag;device;
            1 | totals: CUBE | device,flag;device;flag;
            3 | groupingSets: [[], [flag], [flag, device]] | ;flag;device,flag
            """)
    void hasEveryGroupOfEverySizeAndSet(int parallelism, String sets, String groupings, @TempDir Path directory)
            throws IOException {
        String job = TypedReadings.JOB
                .formatted(parallelism, "type: TUMBLING, size: 1m", "")
                .replaceFirst(
                        "(?s) +- id: windows.*  sinks:",
                        "    - {id: rolled, type: rollUp, groupBy: [device, flag], " + sets
                                + ", sizes: [5s, 1m, 10s], statistics: price,"
                                + " aggregates: [{name: known, function: COUNT, filter: text IS NOT NULL}]}\n  sinks:");
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
        List<ReferenceRow> rows = TypedReadings.rows(new Random(seed));

        List<Map<String, @Nullable Object>> results = TypedReadings.run(plan, rows, directory, seed);

        Set<List<@Nullable Object>> expected = new HashSet<>();
        for (String grouping : groupings.split(";", -1)) {
            for (ReferenceRow row : rows) {
                SIZES.forEach((name, size) -> expected.add(group(row, grouping, name, size)));
            }
        }
        assertThat(results).as("seed %d", seed).hasSameSizeAs(expected);
        for (Map<String, @Nullable Object> result : results) {
            String grouping = (String) Objects.requireNonNull(result.get("grouping"));
            String name = (String) Objects.requireNonNull(result.get("window_size"));
            Duration size = Objects.requireNonNull(SIZES.get(name));
            List<@Nullable Object> key = new ArrayList<>();
            key.add(grouping);
            key.add(name);
            key.add(result.get("window_start"));
            key.add(result.get("device"));
            key.add(result.get("flag"));
            assertThat(expected).as("seed %d", seed).contains(key);
            List<ReferenceRow> of = rows.stream()
                    .filter(row -> group(row, grouping, name, size).equals(key))
                    .toList();
            List<BigDecimal> prices = of.stream()
                    .map(row -> (BigDecimal) row.get("price"))
                    .filter(Objects::nonNull)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            assertThat(result)
                    .as("seed %d", seed)
                    .containsEntry("count", (long) prices.size())
                    .containsEntry(
                            "known",
                            of.stream().filter(row -> row.get("text") != null).count())
                    .containsEntry("min", prices.isEmpty() ? null : prices.getFirst())
                    .containsEntry("max", prices.isEmpty() ? null : prices.getLast());
            if (prices.size() % 4 == 1) {
                assertThat(result)
                        .containsEntry("p50", prices.get(prices.size() / 2).doubleValue())
                        .containsEntry("p75", prices.get(prices.size() / 4 * 3).doubleValue());
            }
        }
    }

    /** Rows wait for nobody here: each row is in the windows of a size, or among the late ones of that size. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void rowsThatAreLateForASizeGoAside(int parallelism, @TempDir Path directory) throws IOException {
        String job = TypedReadings.JOB
                .formatted(parallelism, "type: TUMBLING, size: 1m", "")
                .replace("maxOutOfOrderness: 2s", "maxOutOfOrderness: 0s")
                .replaceFirst(
                        "(?s) +- id: windows.*  sinks:",
                        "    - {id: rolled, type: rollUp, groupBy: [device, flag], totals: ROLLUP, sizes: [1s, 1m],"
                                + " aggregates: [{name: n, function: COUNT}]}\n  sinks:\n"
                                + "    - {id: late, inputs: rolled.late, connector: console, format: json}")
                .replace("{id: out,", "{id: out, inputs: rolled,");
        Plan plan = MemoryJob.load(Files.writeString(directory.resolve("job.yaml"), job));
        List<ReferenceRow> rows = TypedReadings.rows(new Random(seed));

        MemorySink sink = TypedReadings.sink(plan, rows, directory, seed);

        for (String size : List.of("1s", "1m")) {
            List<Map<String, @Nullable Object>> late = sink.rows("late").stream()
                    .filter(row -> size.equals(row.get("window_size")))
                    .toList();
            for (String grouping : List.of("device,flag", "device", "")) {
                long counted = sink.rows("out").stream()
                        .filter(row -> size.equals(row.get("window_size")) && grouping.equals(row.get("grouping")))
                        .mapToLong(row -> (Long) Objects.requireNonNull(row.get("n")))
                        .sum();
                assertThat(counted + late.size()).as("%s, seed %d", size, seed).isEqualTo(rows.size());
            }
            assertThat(late).as("%s, seed %d", size, seed).allSatisfy(row -> assertThat(rows)
                    .anyMatch(given -> row.entrySet().containsAll(given.values().entrySet())));
        }
        assertThat(sink.rows("late")).as("seed %d", seed).isNotEmpty();
    }

    private static List<@Nullable Object> group(ReferenceRow row, String grouping, String name, Duration size) {
        Instant time = (Instant) Objects.requireNonNull(row.get("at"));
        List<@Nullable Object> group = new ArrayList<>();
        group.add(grouping);
        group.add(name);
        group.add(Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), size.toMillis()) * size.toMillis()));
        group.add(grouping.contains("device") ? row.get("device") : null);
        group.add(grouping.contains("flag") ? row.get("flag") : null);
        return group;
    }
}
