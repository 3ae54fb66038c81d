package io.millrace.conformance.reference;

import io.millrace.model.data.DataType;
import io.millrace.model.function.AggregateFunction;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.AggregateCall;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Aggregates of rows that are all there, computed exactly and rounded at the end. */
final class ReferenceAggregates {
    /** More digits than any result has, so that rounding it once more does not round twice. */
    private static final MathContext QUOTIENT = new MathContext(100);

    private final ReferenceExpression expressions;

    ReferenceAggregates(ReferenceExpression expressions) {
        this.expressions = expressions;
    }

    /** The value of an aggregate of the rows of a window of some length. */
    @Nullable Object value(Aggregate aggregate, List<ReferenceRow> all, Duration length) {
        List<ReferenceRow> rows = aggregate
                .filter()
                .map(condition -> all.stream()
                        .filter(row -> Boolean.TRUE.equals(expressions.evaluate(condition, row)))
                        .toList())
                .orElse(all);
        return switch (aggregate.function()) {
            case COUNT -> count(aggregate, rows);
            case RATE ->
                (double) count(aggregate, rows)
                        * aggregate.settings().per().orElseThrow().toMillis()
                        / length.toMillis();
            case DISTINCT_COUNT, MIN, MAX, FIRST, LAST, TOP_N, BOTTOM_N, HEAVY_HITTERS ->
                ReferenceSelections.value(aggregate, rows);
            case HISTOGRAM, SMA, EMA, WMA -> ReferenceSeries.value(aggregate, rows);
            case APPROX_DISTINCT_COUNT, APPROX_PERCENTILE ->
                throw new IllegalArgumentException("the reference is exact, " + aggregate.function() + " is not");
            case CUSTOM -> custom(aggregate.settings().call().orElseThrow(), rows);
            default -> number(aggregate, rows);
        };
    }

    /** All rows added to one state: nothing is ever merged. */
    private static @Nullable Object custom(AggregateCall call, List<ReferenceRow> rows) {
        AggregateFunction function = call.newInstance();
        ReferenceState state = new ReferenceState(call.signature().state());
        function.start(state);
        for (ReferenceRow row : rows) {
            List<@Nullable Object> arguments = new ArrayList<>();
            call.fields().forEach(field -> arguments.add(row.get(field)));
            if (call.signature().takesNulls() || !arguments.contains(null)) {
                function.add(new ReferenceCall.Given(arguments), state);
            }
        }
        ReferenceCall.Kept result = new ReferenceCall.Kept(call.signature().result());
        function.result(state, result);
        return result.value;
    }

    private static long count(Aggregate aggregate, List<ReferenceRow> rows) {
        return rows.stream()
                .filter(row ->
                        aggregate.field().isEmpty() || row.get(aggregate.field().get()) != null)
                .count();
    }

    private static @Nullable Object number(Aggregate aggregate, List<ReferenceRow> rows) {
        String field = aggregate.field().orElseThrow();
        if (aggregate.with().isPresent()) {
            return ReferenceStatistics.ofPairs(
                    aggregate.function(), pairs(rows, field, aggregate.with().get()));
        }
        List<BigDecimal> values = rows.stream()
                .map(row -> row.get(field))
                .filter(Objects::nonNull)
                .map(ReferenceAggregates::decimal)
                .sorted()
                .toList();
        if (values.isEmpty()) {
            return null;
        }
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        @Nullable BigDecimal result =
                switch (aggregate.function()) {
                    case SUM -> sum;
                    case AVG -> sum.divide(BigDecimal.valueOf(values.size()), QUOTIENT);
                    case PERCENTILE ->
                        percentile(values, aggregate.settings().percentile().orElseThrow());
                    case MEDIAN -> percentile(values, 0.5);
                    case VARIANCE, VARIANCE_POP, STDDEV, STDDEV_POP ->
                        ReferenceStatistics.spread(aggregate.function(), values);
                    default -> throw new IllegalArgumentException(aggregate.function() + " of numbers");
                };
        if (result == null) {
            return null;
        }
        return switch (aggregate.type()) {
            case DataType.Scalar.INT -> result.intValueExact();
            case DataType.Scalar.BIGINT -> result.longValueExact();
            case DataType.Decimal decimal -> result.setScale(decimal.scale(), RoundingMode.HALF_UP);
            default -> result.doubleValue();
        };
    }

    /** The rows in which both fields have values. */
    private static List<ReferenceStatistics.Pair> pairs(List<ReferenceRow> rows, String left, String right) {
        return rows.stream()
                .filter(row -> row.get(left) != null && row.get(right) != null)
                .map(row -> new ReferenceStatistics.Pair(decimal(row.get(left)), decimal(row.get(right))))
                .toList();
    }

    /** PERCENTILE_CONT: interpolated between the two values around the place that the fraction points at. */
    private static BigDecimal percentile(List<BigDecimal> sorted, double fraction) {
        BigDecimal place = BigDecimal.valueOf(fraction).multiply(BigDecimal.valueOf(sorted.size() - 1L));
        int below = place.intValue();
        int above = Math.min(below + 1, sorted.size() - 1);
        BigDecimal part = place.subtract(BigDecimal.valueOf(below));
        return sorted.get(below)
                .add(sorted.get(above).subtract(sorted.get(below)).multiply(part));
    }

    static BigDecimal decimal(@Nullable Object number) {
        return switch (Objects.requireNonNull(number)) {
            case BigDecimal decimal -> decimal;
            case Double d -> new BigDecimal(d);
            case Object whole -> BigDecimal.valueOf(((Number) whole).longValue());
        };
    }
}
