package io.millrace.conformance.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.harness.MemorySink;
import io.millrace.conformance.harness.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example with overlapping windows, against its lines counted by hand. */
class TrendExampleTest {
    private static final Path EXAMPLE = Path.of("../../examples/sensors");
    private static final Pattern PLAUSIBLE = Pattern.compile("2026-\\S+Z,\\w+,\\d\\d(\\.\\d+)?,\\d*");

    private record Reading(Instant time, String room, double fahrenheit) {
        static Reading of(String line) {
            String[] fields = line.split(",", -1);
            return new Reading(Instant.parse(fields[0]), fields[1], Double.parseDouble(fields[2]));
        }

        boolean isIn(Instant start, Instant end) {
            return !time.isBefore(start) && time.isBefore(end);
        }
    }

    @Test
    void averagesMoveAndCountsGrow(@TempDir Path directory) throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLE.resolve("readings.csv"));
        List<Reading> plausible = lines.stream()
                .filter(line -> PLAUSIBLE.matcher(line).matches())
                .map(Reading::of)
                .toList();
        String job = Files.readString(EXAMPLE.resolve("trend.yaml")).replace("{type: csv, header: true}", "csv");
        Path withoutHeader = Files.writeString(directory.resolve("trend.yaml"), job);
        MemorySink sink = new MemorySink(1);

        MemoryJob.start(
                        MemoryJob.inMemory(MemoryJob.load(withoutHeader)),
                        new MemorySource(Map.of("readings", List.of(lines.subList(1, lines.size()))), true, 1),
                        sink,
                        EXAMPLE)
                .completion()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();

        assertThat(sink.rows("averages")).hasSizeGreaterThan(20);
        for (Map<String, @Nullable Object> row : sink.rows("averages")) {
            Instant start = instant(row, "window_start");
            Instant end = instant(row, "window_end");
            assertThat(Duration.between(start, end)).isEqualTo(Duration.ofHours(2));
            assertThat(start.getEpochSecond() % 1800).isZero();
            assertThat((Double) row.get("average"))
                    .isCloseTo(
                            plausible.stream()
                                    .filter(reading -> reading.room().equals(row.get("room")))
                                    .filter(reading -> reading.isIn(start, end))
                                    .mapToDouble(Reading::fahrenheit)
                                    .average()
                                    .orElseThrow(),
                            within(1e-9));
        }
        assertThat(sink.rows("counts")).hasSizeGreaterThan(3);
        for (Map<String, @Nullable Object> row : sink.rows("counts")) {
            Instant start = instant(row, "window_start");
            Instant end = instant(row, "window_end");
            assertThat(start).isEqualTo(end.minusMillis(1).truncatedTo(ChronoUnit.DAYS));
            assertThat(row.get("readings"))
                    .isEqualTo(plausible.stream()
                            .filter(reading -> reading.isIn(start, end))
                            .count());
        }
    }

    private static Instant instant(Map<String, @Nullable Object> row, String field) {
        return (Instant) Objects.requireNonNull(row.get(field));
    }
}
