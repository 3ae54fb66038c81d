package io.millrace.conformance.aggregate;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples with windows that overlap and with sessions, against their lines counted by hand. */
class SensorExamplesTest {
    private static final Path EXAMPLE = Path.of("../../examples/sensors");
    private static final Duration GAP = Duration.ofMinutes(5);

    /** What can be read at all; some of it is far from any temperature of a room. */
    private static final Pattern READABLE = Pattern.compile("2026-\\S+Z,\\w+,-?\\d+(\\.\\d+)?,\\d*");

    private record Reading(Instant time, String room, double fahrenheit) {
        static Reading of(String line) {
            String[] fields = line.split(",", -1);
            return new Reading(Instant.parse(fields[0]), fields[1], Double.parseDouble(fields[2]));
        }

        boolean isIn(Instant start, Instant end) {
            return !time.isBefore(start) && time.isBefore(end);
        }
    }

    private final List<String> lines;
    private final List<Reading> readings;
    private final List<Reading> plausible;
    private final Path directory;

    SensorExamplesTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.lines = Files.readAllLines(EXAMPLE.resolve("readings.csv"));
        this.readings = lines.stream()
                .filter(line -> READABLE.matcher(line).matches())
                .map(Reading::of)
                .toList();
        this.plausible = readings.stream()
                .filter(reading -> reading.fahrenheit() >= -40 && reading.fahrenheit() <= 140)
                .toList();
    }

    /** The records come without the header, which is for a file. */
    private MemorySink run(String example) throws IOException {
        String job = Files.readString(EXAMPLE.resolve(example)).replace("{type: csv, header: true}", "csv");
        MemorySink sink = new MemorySink(1);
        MemoryJob.start(
                        MemoryJob.inMemory(MemoryJob.load(Files.writeString(directory.resolve(example), job))),
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
    void arrivalsAreCountedByTheClock() throws IOException {
        Instant before = Instant.now();
        MemorySink sink = run("arrivals.yaml");

        Map<Object, Long> counts = new HashMap<>();
        for (Map<String, @Nullable Object> row : sink.rows("counts")) {
            assertThat(instant(row, "window_end")).isAfter(before);
            assertThat(instant(row, "window_start")).isBeforeOrEqualTo(Instant.now());
            counts.merge(
                    Objects.requireNonNull(row.get("room")),
                    (long) Objects.requireNonNull(row.get("readings")),
                    Long::sum);
        }
        Map<Object, Long> expected = new HashMap<>();
        readings.forEach(reading -> expected.merge(reading.room(), 1L, Long::sum));
        assertThat(counts).isEqualTo(expected);
    }

    @Test
    void sessionsAreStretchesWithoutSilence() throws IOException {
        MemorySink sink = run("heard.yaml");

        assertThat(sink.rows("sessions")).hasSizeGreaterThan(4);
        Set<Reading> heard = new HashSet<>();
        for (Map<String, @Nullable Object> row : sink.rows("sessions")) {
            Instant start = instant(row, "window_start");
            Instant end = instant(row, "window_end");
            List<Instant> times = readings.stream()
                    .filter(reading -> reading.room().equals(row.get("room")) && reading.isIn(start, end))
                    .peek(heard::add)
                    .map(Reading::time)
                    .sorted()
                    .toList();
            assertThat(row.get("readings")).isEqualTo((long) times.size());
            assertThat(start).isEqualTo(times.getFirst());
            assertThat(end).isEqualTo(times.getLast().plus(GAP));
            for (int i = 1; i < times.size(); i++) {
                assertThat(Duration.between(times.get(i - 1), times.get(i))).isLessThanOrEqualTo(GAP);
            }
        }
        assertThat(heard).hasSameSizeAs(readings);
    }

    @Test
    void summariesAreOfTheirReadings() throws IOException {
        MemorySink sink = run("summary.yaml");

        assertThat(sink.rows("summaries")).hasSizeGreaterThan(4);
        for (Map<String, @Nullable Object> row : sink.rows("summaries")) {
            Instant start = instant(row, "window_start");
            Instant end = instant(row, "window_end");
            List<Reading> rows = plausible.stream()
                    .filter(reading -> reading.room().equals(row.get("room")) && reading.isIn(start, end))
                    .sorted(Comparator.comparing(Reading::time).thenComparing(Reading::fahrenheit))
                    .toList();
            List<Double> hottestFirst = rows.stream()
                    .map(Reading::fahrenheit)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            assertThat(row)
                    .containsEntry("first", rows.getFirst().fahrenheit())
                    .containsEntry("last", rows.getLast().fahrenheit())
                    .containsEntry("hottest", hottestFirst.stream().limit(3).toList())
                    .containsEntry(
                            "warm",
                            hottestFirst.stream().filter(value -> value > 68).count())
                    .containsEntry("a_minute", rows.size() / 120.0);
            assertThat((List<?>) row.get("spread"))
                    .hasSize(5)
                    .first()
                    .isEqualTo(hottestFirst.stream().filter(value -> value < 50).count());
        }
    }

    @Test
    void daysAreThoseOfTheZone() throws IOException {
        MemorySink sink = run("daily.yaml");

        Instant midnight = Instant.parse("2026-03-02T08:00:00Z");
        List<String> expected = new ArrayList<>();
        for (String room : Set.copyOf(plausible.stream().map(Reading::room).toList())) {
            for (boolean second : new boolean[] {false, true}) {
                DoubleSummaryStatistics day = plausible.stream()
                        .filter(reading ->
                                reading.room().equals(room) && reading.time().isBefore(midnight) != second)
                        .mapToDouble(Reading::fahrenheit)
                        .summaryStatistics();
                if (day.getCount() > 0) {
                    Instant start = second ? midnight : midnight.minus(Duration.ofDays(1));
                    expected.add(room + " " + start + " " + start.plus(Duration.ofDays(1)) + " " + day.getMin() + " "
                            + day.getMax());
                }
            }
        }
        assertThat(sink.rows("ranges"))
                .extracting(row -> row.get("room") + " " + row.get("window_start") + " " + row.get("window_end") + " "
                        + row.get("lowest") + " " + row.get("highest"))
                .hasSizeGreaterThan(5)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void roomsOfEverySizeOfWindowMakeUpTheHouse() throws IOException {
        MemorySink sink = run("rollup.yaml");

        Map<Object, Long> rooms = new HashMap<>();
        Map<Object, Long> house = new HashMap<>();
        Map<Object, Long> bySize = new HashMap<>();
        for (Map<String, @Nullable Object> row : sink.rows("results")) {
            List<@Nullable Object> window = Arrays.asList(row.get("window_size"), row.get("window_start"));
            long count = (long) Objects.requireNonNull(row.get("count"));
            (row.get("room") == null ? house : rooms).merge(window, count, Long::sum);
            if (row.get("room") == null) {
                bySize.merge(Objects.requireNonNull(row.get("window_size")), count, Long::sum);
            }
        }
        assertThat(house).isEqualTo(rooms).hasSizeGreaterThan(100);
        long all = plausible.size();
        assertThat(bySize).isEqualTo(Map.of("1m", all, "5m", all, "15m", all, "1h", all));
    }

    @Test
    void averagesMoveAndCountsGrow() throws IOException {
        MemorySink sink = run("trend.yaml");

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

    @Test
    void hoursAreComparedWithEachOtherAndOverTheDay() throws IOException {
        MemorySink sink = run("peaks.yaml");

        Map<Instant, Map<String, Double>> hours = plausible.stream()
                .collect(groupingBy(
                        reading -> reading.time().truncatedTo(ChronoUnit.HOURS),
                        groupingBy(Reading::room, averagingDouble(Reading::fahrenheit))));
        assertThat(sink.rows("hours")).hasSameSizeAs(hours.keySet()).hasSizeGreaterThan(2);
        for (Map<String, @Nullable Object> row : sink.rows("hours")) {
            Collection<Double> averages = Objects.requireNonNull(hours.get(instant(row, "window_start")))
                    .values();
            assertThat(instant(row, "window_end"))
                    .isEqualTo(instant(row, "window_start").plus(Duration.ofHours(1)));
            assertThat(row.get("rooms")).isEqualTo((long) averages.size());
            assertThat((Double) row.get("coldest")).isCloseTo(Collections.min(averages), within(1e-9));
            assertThat((Double) row.get("warmest")).isCloseTo(Collections.max(averages), within(1e-9));
        }
        assertThat(sink.rows("days")).isNotEmpty();
        for (Map<String, @Nullable Object> row : sink.rows("days")) {
            Instant day = instant(row, "window_start");
            assertThat((Double) row.get("warmest_hour"))
                    .isCloseTo(
                            hours.entrySet().stream()
                                    .filter(hour -> hour.getKey()
                                            .truncatedTo(ChronoUnit.DAYS)
                                            .equals(day))
                                    .flatMap(hour ->
                                            Optional.ofNullable(hour.getValue().get(row.get("room"))).stream())
                                    .mapToDouble(average -> average)
                                    .max()
                                    .orElseThrow(),
                            within(1e-9));
        }
    }

    @Test
    void theWarmestAreFirst() throws IOException {
        MemorySink sink = run("warmest.yaml");

        assertThat(sink.rows("places")).hasSizeGreaterThan(10);
        for (Map<String, @Nullable Object> row : sink.rows("places")) {
            long warmer = plausible.stream()
                    .filter(reading -> reading.room().equals(row.get("room"))
                            && reading.isIn(instant(row, "window_start"), instant(row, "window_end"))
                            && reading.fahrenheit() > (Double) Objects.requireNonNull(row.get("fahrenheit")))
                    .count();
            assertThat(warmer).isLessThan((Long) row.get("place"));
        }
        Map<Instant, Map<String, Double>> hours = plausible.stream()
                .collect(groupingBy(
                        reading -> reading.time().truncatedTo(ChronoUnit.HOURS),
                        groupingBy(Reading::room, averagingDouble(Reading::fahrenheit))));
        assertThat(sink.rows("rooms")).hasSizeGreaterThan(hours.size());
        for (Map<String, @Nullable Object> row : sink.rows("rooms")) {
            List<String> warmest = Objects.requireNonNull(hours.get(instant(row, "window_start"))).entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(2)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(warmest).contains((String) row.get("room"));
        }
    }

    @Test
    void aTemperatureIsNewsOnceInTenMinutes() throws IOException {
        MemorySink sink = run("changes.yaml");

        List<Map<String, @Nullable Object>> news = sink.rows("out");
        assertThat(news).hasSizeLessThan(readings.size()).hasSizeGreaterThan(readings.size() / 2);
        for (Reading reading : readings) {
            boolean said = false;
            for (Map<String, @Nullable Object> row : news) {
                Duration since = Duration.between(instant(row, "time"), reading.time());
                said |= reading.room().equals(row.get("room"))
                        && Objects.equals(row.get("fahrenheit"), reading.fahrenheit())
                        && since.compareTo(Duration.ofMinutes(10)) < 0;
            }
            assertThat(said).as("%s", reading).isTrue();
        }
    }

    private static Instant instant(Map<String, @Nullable Object> row, String field) {
        return (Instant) Objects.requireNonNull(row.get(field));
    }
}
