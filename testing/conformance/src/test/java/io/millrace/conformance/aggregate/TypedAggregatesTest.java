package io.millrace.conformance.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aggregates of fields of every type, with and without filters, in windows that are merged of slices or of sessions. */
class TypedAggregatesTest {
    private static final List<String> FIELDS =
            List.of("device", "whole", "part", "price", "large", "text", "flag", "seen");

    private static final List<String> FILTERS = List.of(
            "",
            ", filter: whole < 30",
            ", filter: \"text IS NOT NULL AND price > 10\"",
            ", filter: part > 1000",
            ", filter: flag");

    private final long seed = new Random().nextLong();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | type: TUMBLING, size: 5s
            2 | type: TUMBLING, size: 60s
            1 | type: SLIDING, size: 10s, slide: 4s
            2 | type: CUMULATIVE, size: 12s, step: 3s
            1 | type: SESSION, gap: 80ms
            2 | type: SESSION, gap: 300ms
            """)
    void areThoseOfTheReference(int parallelism, String window, @TempDir Path directory) throws IOException {
        List<String> aggregates = new ArrayList<>();
        for (String filter : FILTERS) {
            aggregates.add("function: COUNT" + filter);
            aggregates.add("function: AVG, field: price" + filter);
            aggregates.add("function: SUM, field: part" + filter);
            aggregates.add("function: MEDIAN, field: whole" + filter);
            for (String field : FIELDS) {
                aggregates.add("function: COUNT, field: " + field + filter);
                aggregates.add("function: DISTINCT_COUNT, field: " + field + filter);
                for (String function : List.of("MIN", "MAX", "FIRST", "LAST")) {
                    aggregates.add("function: " + function + ", field: " + field + filter);
                }
                for (String function : List.of("TOP_N", "BOTTOM_N", "HEAVY_HITTERS")) {
                    aggregates.add("function: " + function + ", n: 3, field: " + field + filter);
                }
            }
            aggregates.add("function: RATE, per: 1m" + filter);
            aggregates.add("function: HISTOGRAM, bounds: [-1, 0, 7.5, 20], field: part" + filter);
            aggregates.add("function: HISTOGRAM, bounds: [0.5, 12.25], field: price" + filter);
            // Halves and quarters, so that weighted sums are exact.
            for (String function : List.of("SMA", "EMA", "WMA")) {
                aggregates.add("function: " + function + ", n: 3, field: part" + filter);
                aggregates.add("function: " + function + ", n: 3, field: whole" + filter);
            }
        }
        Plan plan = TypedReadings.plan(directory, parallelism, window, aggregates);
        List<ReferenceRow> rows = TypedReadings.rows(new Random(seed));

        List<ReferenceRow> expected =
                Objects.requireNonNull(new ReferenceInterpreter(Map.of("readings", rows), Map.of())
                        .run(plan)
                        .get("out"));

        assertThat(TypedReadings.run(plan, rows, directory, seed))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(ReferenceRow::values).toList());
        assertThat(TypedReadings.interrupted(plan, rows, directory, seed, parallelism, 3 - parallelism, parallelism))
                .as("interrupted, seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(ReferenceRow::values).toList());
    }

    /** Five standard errors, and three values that share the register of another: of twelve values two do in one window of some thousand. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: TUMBLING, size: 60s
            type: SLIDING, size: 10s, slide: 4s
            type: SESSION, gap: 300ms
            """)
    void distinctCountsAreAboutRight(String window, @TempDir Path directory) throws IOException {
        List<String> aggregates = new ArrayList<>();
        for (String field : FIELDS) {
            aggregates.add("function: DISTINCT_COUNT, filter: whole < 80, field: " + field);
            aggregates.add("function: APPROX_DISTINCT_COUNT, filter: whole < 80, field: " + field);
            aggregates.add("function: APPROX_DISTINCT_COUNT, filter: whole < 80, precision: 7, field: " + field);
        }
        List<ReferenceRow> rows = TypedReadings.rows(new Random(seed));
        List<Map<String, @Nullable Object>> results =
                TypedReadings.run(TypedReadings.plan(directory, 1, window, aggregates), rows, directory, seed);

        assertThat(results).isNotEmpty();
        for (Map<String, @Nullable Object> row : results) {
            for (int i = 0; i < FIELDS.size(); i++) {
                double exact = number(row, 3 * i);
                assertThat(number(row, 3 * i + 1)).isCloseTo(exact, within(3 + exact * 5 * 1.04 / 64));
                assertThat(number(row, 3 * i + 2)).isCloseTo(exact, within(3 + exact * 5 * 1.04 / Math.sqrt(128)));
            }
        }
        assertThat(TypedReadings.run(TypedReadings.plan(directory, 2, window, aggregates), rows, directory, seed + 1))
                .as("whatever the parallelism")
                .containsExactlyInAnyOrderElementsOf(results);
        assertThat(TypedReadings.interrupted(
                        TypedReadings.plan(directory, 1, window, aggregates), rows, directory, seed, 1, 2, 1))
                .as("interrupted, seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(results);
    }

    /** As the sketch has it: the value at the rank below, within one per cent. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | type: TUMBLING, size: 60s
            2 | type: SLIDING, size: 10s, slide: 4s
            1 | type: SESSION, gap: 300ms
            """)
    void percentilesAreAboutRight(int parallelism, String window, @TempDir Path directory) throws IOException {
        List<String> aggregates = new ArrayList<>();
        List<String> fields = List.of("whole", "part", "price", "large");
        List<Double> fractions = List.of(0.0, 0.05, 0.5, 0.99, 1.0);
        for (String field : fields) {
            aggregates.add("function: BOTTOM_N, n: 1000, field: " + field);
            for (double fraction : fractions) {
                aggregates.add("function: APPROX_PERCENTILE, percentile: " + fraction + ", field: " + field);
            }
        }
        List<ReferenceRow> rows = TypedReadings.rows(new Random(seed));

        List<Map<String, @Nullable Object>> results = TypedReadings.run(
                TypedReadings.plan(directory, parallelism, window, aggregates), rows, directory, seed);

        assertThat(results).isNotEmpty();
        for (Map<String, @Nullable Object> row : results) {
            for (int field = 0; field < fields.size(); field++) {
                int first = field * (1 + fractions.size());
                if (!(row.get("a" + first) instanceof List<?> values)) {
                    assertThat(row.get("a" + (first + 1))).isNull();
                    continue;
                }
                for (int i = 0; i < fractions.size(); i++) {
                    int rank = (int) (fractions.get(i) * (values.size() - 1));
                    double exact = ((Number) Objects.requireNonNull(values.get(rank))).doubleValue();
                    assertThat(number(row, first + 1 + i))
                            .as("seed %d", seed)
                            .isCloseTo(exact, within(Math.abs(exact) * 0.010001));
                }
            }
        }
    }

    private static double number(Map<String, @Nullable Object> row, int aggregate) {
        return ((Number) Objects.requireNonNull(row.get("a" + aggregate))).doubleValue();
    }
}
