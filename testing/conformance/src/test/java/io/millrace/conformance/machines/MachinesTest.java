package io.millrace.conformance.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.conformance.harness.ExampleFunctions;
import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import io.millrace.testkit.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs of the example, whose functions are compiled as their author does it, against its lines counted by hand. */
class MachinesTest {
    private static final Path EXAMPLE = Path.of("../../examples/machines");

    private record Reading(
            Instant at,
            String machine,
            @Nullable Double temperature,
            @Nullable Integer load) {
        static Reading of(String line) {
            String[] fields = line.split(",", -1);
            return new Reading(
                    Instant.parse(fields[0]),
                    fields[1],
                    fields[2].isEmpty() ? null : Double.valueOf(fields[2]),
                    fields[3].isEmpty() ? null : Integer.valueOf(fields[3]));
        }
    }

    private final Path directory;
    private final List<String> lines;
    private final List<Reading> readings;

    MachinesTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        List<String> file = Files.readAllLines(EXAMPLE.resolve("readings.csv"));
        this.lines = file.subList(1, file.size());
        this.readings = lines.stream().map(Reading::of).toList();
    }

    /** The records come without the header, which is for a file. */
    private List<Map<String, @Nullable Object>> run(String example, String sink) throws IOException {
        ExampleFunctions.compile(EXAMPLE, directory);
        String job = Files.readString(EXAMPLE.resolve(example)).replace("{type: csv, header: true}", "csv");
        MemorySink out = new MemorySink(1);
        MemoryJob.start(
                        MemoryJob.inMemory(MemoryJob.load(Files.writeString(directory.resolve(example), job))),
                        new MemorySource(Map.of("readings", List.of(lines)), true, 1),
                        out,
                        directory)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return out.rows(sink);
    }

    @Test
    void temperaturesCountAsMuchAsTheLoad() throws IOException {
        List<Map<String, @Nullable Object>> rows = run("load.yaml", "loaded");

        assertThat(rows).hasSizeGreaterThan(12);
        assertThat(rows.stream()
                        .mapToLong(row -> (Long) Objects.requireNonNull(row.get("readings")))
                        .sum())
                .isEqualTo(readings.size());
        for (Map<String, @Nullable Object> row : rows) {
            Instant start = (Instant) Objects.requireNonNull(row.get("window_start"));
            assertThat(Duration.between(start, (Instant) row.get("window_end"))).hasMinutes(10);
            List<Reading> of = readings.stream()
                    .filter(reading -> reading.machine().equals(row.get("machine")))
                    .filter(reading ->
                            !reading.at().isBefore(start) && reading.at().isBefore(start.plus(Duration.ofMinutes(10))))
                    .toList();
            assertThat(row).containsEntry("readings", (long) of.size());
            assertWeighted((Double) row.get("temperature"), of);
            assertWeighted(
                    (Double) row.get("overloaded"),
                    of.stream()
                            .filter(reading -> reading.load() != null && reading.load() > 80)
                            .toList());
        }
    }

    @Test
    void shiftsStartAtSixAndTwo() throws IOException {
        List<Map<String, @Nullable Object>> rows = run("shifts.yaml", "shifts");

        assertThat(rows.stream().map(row -> row.get("window_start")).distinct())
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-02-28T22:00:00Z"), Instant.parse("2026-03-01T06:00:00Z"));
        for (Map<String, @Nullable Object> row : rows) {
            Instant start = (Instant) Objects.requireNonNull(row.get("window_start"));
            Instant end = start.plus(Duration.ofHours(8));
            List<Reading> of = readings.stream()
                    .filter(reading -> reading.machine().equals(row.get("machine")))
                    .filter(reading ->
                            !reading.at().isBefore(start) && reading.at().isBefore(end))
                    .toList();
            assertThat(row)
                    .containsEntry("window_end", end)
                    .containsEntry("readings", (long) of.size())
                    .containsEntry(
                            "hottest",
                            of.stream()
                                    .map(Reading::temperature)
                                    .filter(Objects::nonNull)
                                    .max(Double::compare)
                                    .orElse(null));
        }
    }

    @Test
    void silenceIsTenMinutesWithoutAReading() throws IOException {
        Map<String, List<Reading>> byMachine = readings.stream()
                .sorted(Comparator.comparing(Reading::at))
                .collect(Collectors.groupingBy(Reading::machine));
        List<List<@Nullable Object>> expected = new ArrayList<>();
        byMachine.forEach((machine, ordered) -> {
            Double temperature = null;
            for (int i = 0; i < ordered.size(); i++) {
                temperature = ordered.get(i).temperature() == null
                        ? temperature
                        : ordered.get(i).temperature();
                Instant deadline = ordered.get(i).at().plus(Duration.ofMinutes(10));
                if (i + 1 == ordered.size() || !ordered.get(i + 1).at().isBefore(deadline)) {
                    expected.add(Rows.row(machine, deadline, temperature));
                    temperature = null;
                }
            }
        });

        assertThat(expected).hasSizeGreaterThan(3);
        assertThat(run("silent.yaml", "silences").stream()
                        .map(row -> Rows.row(row.get("machine"), row.get("at"), row.get("last_temperature"))))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void assertWeighted(@Nullable Double actual, List<Reading> of) {
        double sum = 0;
        double weight = 0;
        for (Reading reading : of) {
            if (reading.temperature() != null && reading.load() != null) {
                sum += reading.temperature() * reading.load();
                weight += reading.load();
            }
        }
        if (weight == 0) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isCloseTo(sum / weight, within(1e-9));
        }
    }
}
