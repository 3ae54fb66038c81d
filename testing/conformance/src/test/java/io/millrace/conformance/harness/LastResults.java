package io.millrace.conformance.harness;

import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is left of results that replace each other: the last one of each window, and of sessions that lie in one another. */
public final class LastResults {
    private LastResults() {}

    /** The last ones of the results of a step. */
    public static List<Map<String, @Nullable Object>> of(
            WindowAggregate node, List<Map<String, @Nullable Object>> rows) {
        boolean sessions = node.window() instanceof Window.Session;
        Map<List<@Nullable Object>, List<Map<String, @Nullable Object>>> last = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : rows) {
            List<Map<String, @Nullable Object>> results =
                    last.computeIfAbsent(values(row, node.groupBy()), k -> new ArrayList<>());
            results.removeIf(
                    (Map<String, @Nullable Object> other) -> lies(other, row) && (sessions || lies(row, other)));
            results.add(row);
        }
        return last.values().stream().flatMap(List::stream).toList();
    }

    /** Whether the window of a result lies in that of another one. */
    private static boolean lies(Map<String, @Nullable Object> result, Map<String, @Nullable Object> in) {
        return !instant(result, "window_start").isBefore(instant(in, "window_start"))
                && !instant(result, "window_end").isAfter(instant(in, "window_end"));
    }

    private static List<@Nullable Object> values(Map<String, @Nullable Object> row, List<String> fields) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(row.get(field)));
        return values;
    }

    private static Instant instant(Map<String, @Nullable Object> row, String field) {
        return (Instant) Objects.requireNonNull(row.get(field));
    }
}
