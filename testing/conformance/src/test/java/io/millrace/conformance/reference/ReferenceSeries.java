package io.millrace.conformance.reference;

import io.millrace.model.plan.Aggregate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Histograms and moving averages. */
final class ReferenceSeries {
    private static final MathContext DIGITS = new MathContext(60);

    private ReferenceSeries() {}

    static @Nullable Object value(Aggregate aggregate, List<ReferenceRow> rows) {
        String field = aggregate.field().orElseThrow();
        List<ReferenceRow> known =
                rows.stream().filter(row -> row.get(field) != null).toList();
        return aggregate.function() == Aggregate.Function.HISTOGRAM
                ? histogram(aggregate.settings().bounds(), known, field)
                : average(aggregate, known, field);
    }

    private static List<Long> histogram(List<Double> bounds, List<ReferenceRow> rows, String field) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(bounds.size() + 1, 0L));
        for (ReferenceRow row : rows) {
            double value = ((Number) Objects.requireNonNull(row.get(field))).doubleValue();
            int bucket = (int) bounds.stream().filter(bound -> value >= bound).count();
            counts.set(bucket, counts.get(bucket) + 1);
        }
        return counts;
    }

    private static @Nullable Double average(Aggregate aggregate, List<ReferenceRow> rows, String field) {
        int n = aggregate.settings().n().orElseThrow();
        List<BigDecimal> latestFirst = rows.stream()
                .sorted(Comparator.<ReferenceRow, Comparable<Object>>comparing(row -> ReferenceSelections.comparable(
                                row.get(aggregate.with().orElseThrow())))
                        .thenComparing(row -> ReferenceAggregates.decimal(row.get(field)))
                        .reversed())
                .limit(n)
                .map(row -> ReferenceAggregates.decimal(row.get(field)))
                .toList();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal exponential = BigDecimal.ONE;
        for (int i = 0; i < latestFirst.size(); i++) {
            BigDecimal weight =
                    switch (aggregate.function()) {
                        case SMA -> BigDecimal.ONE;
                        case WMA -> BigDecimal.valueOf(n - (long) i);
                        default -> exponential;
                    };
            sum = sum.add(weight.multiply(latestFirst.get(i)));
            weights = weights.add(weight);
            exponential = exponential.multiply(BigDecimal.valueOf(n - 1L)).divide(BigDecimal.valueOf(n + 1L), DIGITS);
        }
        return latestFirst.isEmpty() ? null : sum.divide(weights, DIGITS).doubleValue();
    }
}
