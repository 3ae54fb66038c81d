package io.millrace.model.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What functions of aggregates need to know besides their fields.
 *
 * @param percentile for PERCENTILE and APPROX_PERCENTILE: the fraction, 0 to 1
 * @param precision for APPROX_DISTINCT_COUNT: the binary logarithm of the size of a sketch, 4 to 21
 * @param n for TOP_N, BOTTOM_N, HEAVY_HITTERS and moving averages: how many values, at least 1
 * @param bounds for HISTOGRAM: the bounds, ascending
 * @param per for RATE: the time that it refers to
 * @param call for CUSTOM: the aggregate of the job, and what it is computed of
 */
public record AggregateSettings(
        OptionalDouble percentile,
        OptionalInt precision,
        OptionalInt n,
        List<Double> bounds,
        Optional<Duration> per,
        Optional<AggregateCall> call) {
    public static final AggregateSettings NONE = new AggregateSettings(
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    public AggregateSettings {
        bounds = List.copyOf(bounds);
    }

    public AggregateSettings withPercentile(OptionalDouble fraction) {
        return new AggregateSettings(fraction, precision, n, bounds, per, call);
    }

    public AggregateSettings withPrecision(int logarithm) {
        return new AggregateSettings(percentile, OptionalInt.of(logarithm), n, bounds, per, call);
    }

    public AggregateSettings withN(int count) {
        return new AggregateSettings(percentile, precision, OptionalInt.of(count), bounds, per, call);
    }

    public AggregateSettings withBounds(List<Double> ascending) {
        return new AggregateSettings(percentile, precision, n, ascending, per, call);
    }

    public AggregateSettings withPer(Duration time) {
        return new AggregateSettings(percentile, precision, n, bounds, Optional.of(time), call);
    }

    public AggregateSettings withCall(AggregateCall custom) {
        return new AggregateSettings(percentile, precision, n, bounds, per, Optional.of(custom));
    }
}
