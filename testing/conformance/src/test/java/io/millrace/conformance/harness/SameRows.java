package io.millrace.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.conformance.reference.ReferenceRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares rows with those of the reference, in any order, and says which are surplus and which are missing. Made for many rows. */
public final class SameRows {
    private static final int SHOWN = 5;

    private SameRows() {}

    /** Fails unless each row is there as often as it ought to be. */
    public static void check(List<Map<String, @Nullable Object>> actual, List<ReferenceRow> expected, long seed) {
        Map<String, Integer> counts = new HashMap<>();
        actual.forEach(row -> counts.merge(row.toString(), 1, Integer::sum));
        expected.forEach(row -> counts.merge(row.values().toString(), -1, Integer::sum));
        List<String> surplus = keys(counts, 1);
        List<String> missing = keys(counts, -1);
        assertThat(List.of(
                        surplus.stream().limit(SHOWN).toList(),
                        missing.stream().limit(SHOWN).toList()))
                .as(
                        "surplus and missing rows, %d and %d of %d, seed %d",
                        surplus.size(), missing.size(), expected.size(), seed)
                .containsOnly(List.of());
    }

    private static List<String> keys(Map<String, Integer> counts, int sign) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() * sign > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
