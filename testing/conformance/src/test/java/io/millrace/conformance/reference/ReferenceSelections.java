package io.millrace.conformance.reference;

import io.millrace.model.plan.Aggregate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Aggregates that pick values, by sorting all of them. */
final class ReferenceSelections {
    private ReferenceSelections() {}

    static @Nullable Object value(Aggregate aggregate, List<ReferenceRow> rows) {
        String field = aggregate.field().orElseThrow();
        List<Comparable<Object>> values = new ArrayList<>(inOrder(aggregate, rows, field));
        return switch (aggregate.function()) {
            case DISTINCT_COUNT -> values.stream().distinct().count();
            case MIN, FIRST -> values.isEmpty() ? null : values.getFirst();
            case MAX, LAST -> values.isEmpty() ? null : values.getLast();
            case TOP_N -> some(aggregate, values.reversed());
            case BOTTOM_N -> some(aggregate, values);
            case HEAVY_HITTERS -> some(aggregate, byCount(values));
            default -> throw new IllegalArgumentException(aggregate.function() + " picks no values");
        };
    }

    /** The values that are not null, in order: of their times, if the function goes by time, and of the values themselves. */
    private static List<Comparable<Object>> inOrder(Aggregate aggregate, List<ReferenceRow> rows, String field) {
        Comparator<ReferenceRow> byValue = Comparator.comparing(row -> comparable(row.get(field)));
        Comparator<ReferenceRow> order = aggregate.function().byTime()
                ? Comparator.<ReferenceRow, Comparable<Object>>comparing(
                                row -> comparable(row.get(aggregate.with().orElseThrow())))
                        .thenComparing(byValue)
                : byValue;
        return rows.stream()
                .filter(row -> row.get(field) != null)
                .sorted(order)
                .map(row -> comparable(row.get(field)))
                .toList();
    }

    private static List<List<Object>> byCount(List<Comparable<Object>> values) {
        Map<Comparable<Object>, Long> counts =
                values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Comparable<Object>, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> List.<Object>of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static @Nullable Object some(Aggregate aggregate, List<?> values) {
        return values.isEmpty()
                ? null
                : values.stream().limit(aggregate.settings().n().orElseThrow()).toList();
    }

    @SuppressWarnings("unchecked") // values of a column are of one class, which is comparable
    static Comparable<Object> comparable(@Nullable Object value) {
        return (Comparable<Object>) Objects.requireNonNull(value);
    }
}
