package io.millrace.conformance.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the board of the example shows, against the lines of its file counted by hand. */
class LiveRoomsExampleTest {
    private static final Path EXAMPLE = Path.of("../../examples/sensors");
    private static final Pattern READABLE = Pattern.compile("2026-\\S+Z,\\w+,-?\\d+(\\.\\d+)?,\\d*");

    /** By room, in the order of the file. */
    private final Map<String, List<Double>> temperatures = new HashMap<>();

    /** By room and hour. */
    private final Map<String, Long> counts = new HashMap<>();

    private MemorySink run(Path directory) throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLE.resolve("readings.csv"));
        for (String line : lines) {
            if (READABLE.matcher(line).matches()) {
                String[] fields = line.split(",", -1);
                double fahrenheit = Double.parseDouble(fields[2]);
                if (fahrenheit >= -40 && fahrenheit <= 140) {
                    temperatures
                            .computeIfAbsent(fields[1], room -> new ArrayList<>())
                            .add(fahrenheit);
                    Instant hour = Instant.parse(fields[0]).truncatedTo(ChronoUnit.HOURS);
                    counts.merge(fields[1] + " " + hour, 1L, Long::sum);
                }
            }
        }
        String job = Files.readString(EXAMPLE.resolve("live.yaml")).replace("{type: csv, header: true}", "csv");
        MemorySink sink = new MemorySink(1);
        MemoryJob.start(
                        MemoryJob.inMemory(MemoryJob.load(Files.writeString(directory.resolve("live.yaml"), job))),
                        new MemorySource(Map.of("readings", List.of(lines.subList(1, lines.size()))), true, 1),
                        sink,
                        EXAMPLE)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return sink;
    }

    @Test
    void hoursGrowAndRecentReadingsMove(@TempDir Path directory) throws IOException {
        MemorySink sink = run(directory);

        Map<String, Long> shown = new HashMap<>();
        for (Map<String, @Nullable Object> row : sink.rows("hour-board")) {
            String hour = row.get("room") + " " + row.get("window_start");
            long readings = (Long) Objects.requireNonNull(row.get("readings"));
            assertThat(readings).isEqualTo(shown.getOrDefault(hour, 0L) + 1);
            shown.put(hour, readings);
        }
        assertThat(shown).isEqualTo(counts).hasSizeGreaterThan(4);

        Map<String, Integer> windows = new HashMap<>();
        for (Map<String, @Nullable Object> row : sink.rows("recent-board")) {
            String room = (String) Objects.requireNonNull(row.get("room"));
            int from = 5 * (windows.merge(room, 1, Integer::sum) - 1);
            List<Double> ten = Objects.requireNonNull(temperatures.get(room)).subList(from, from + 10);
            double sum = ten.stream().mapToDouble(value -> value).sum();
            assertThat((Double) row.get("average")).isBetween(sum / 10 - 1e-9, sum / 10 + 1e-9);
        }
        temperatures.forEach((room, all) -> assertThat(windows).containsEntry(room, (all.size() - 10) / 5 + 1));

        Map<String, Map<String, @Nullable Object>> last = new HashMap<>();
        sink.rows("extremes-board").forEach(row -> last.put((String) Objects.requireNonNull(row.get("room")), row));
        temperatures.forEach((room, all) -> assertThat(last.get(room))
                .containsEntry("readings", (long) all.size())
                .containsEntry("coldest", all.stream().min(Double::compareTo).orElseThrow())
                .containsEntry("warmest", all.stream().max(Double::compareTo).orElseThrow()));
    }
}
