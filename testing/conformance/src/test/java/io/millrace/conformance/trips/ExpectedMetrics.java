package io.millrace.conformance.trips;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.harness.MemoryJob;
import io.millrace.conformance.reference.ReferenceInterpreter;
import io.millrace.conformance.reference.ReferenceRow;
import io.millrace.model.plan.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What metrics.yaml must make of some records, by the reference interpreter.
 *
 * @param windows rows by region and start of the window
 */
record ExpectedMetrics(Map<Window, Map<String, @Nullable Object>> windows) {
    static final String SOURCE = "trips";
    static final String SINK = "metrics";

    /** Results that differ by less come from the order of floating-point operations. */
    private static final double TOLERANCE = 1e-9;

    /** A region in a window. */
    record Window(String region, Instant start) {
        static Window of(Map<String, @Nullable Object> row) {
            return new Window((String) Objects.requireNonNull(row.get("region_id")), (Instant)
                    Objects.requireNonNull(row.get("window_start")));
        }
    }

    static ExpectedMetrics of(List<String> records) {
        Plan plan = MemoryJob.load(Trips.EXAMPLE.resolve("metrics.yaml"));
        List<ReferenceRow> rows = records.stream()
                .map(record -> new ReferenceRow(Trips.row(record)))
                .toList();
        Map<Window, Map<String, @Nullable Object>> results = new HashMap<>();
        for (ReferenceRow row : new ReferenceInterpreter(Map.of(SOURCE, rows), Map.of())
                .run(plan)
                .getOrDefault(SINK, List.of())) {
            results.put(Window.of(row.values()), row.values());
        }
        return new ExpectedMetrics(results);
    }

    /** The windows that fit alone. */
    ExpectedMetrics only(Predicate<Window> fits) {
        Map<Window, Map<String, @Nullable Object>> some = new HashMap<>();
        windows.forEach((window, row) -> {
            if (fits.test(window)) {
                some.put(window, row);
            }
        });
        return new ExpectedMetrics(some);
    }

    int size() {
        return windows.size();
    }

    /** Fails unless the rows are these windows, each once. */
    void assertEqualTo(List<Map<String, @Nullable Object>> rows, String what) {
        Map<Window, Map<String, @Nullable Object>> found = new HashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            assertThat(found.put(Window.of(row), row))
                    .as("a window twice, %s", what)
                    .isNull();
        }
        assertThat(found.size()).as("windows, %s", what).isEqualTo(windows.size());
        assertThat(found.keySet().containsAll(windows.keySet()))
                .as("the same windows, %s", what)
                .isTrue();
        for (Map<String, @Nullable Object> row : windows.values()) {
            Window window = Window.of(row);
            assertSame(row, Objects.requireNonNull(found.get(window)), window + ", " + what);
        }
    }

    private static void assertSame(
            Map<String, @Nullable Object> expected, Map<String, @Nullable Object> actual, String what) {
        expected.forEach((field, value) -> {
            Object other = actual.get(field);
            boolean same = (value instanceof Number a && other instanceof Number b)
                    ? Math.abs(a.doubleValue() - b.doubleValue()) <= TOLERANCE * Math.max(1, Math.abs(a.doubleValue()))
                    : Objects.equals(value, other);
            if (!same) {
                assertThat(other).as("%s of %s", field, what).isEqualTo(value);
            }
        });
        assertThat(actual.keySet()).as(what).isEqualTo(expected.keySet());
    }
}
