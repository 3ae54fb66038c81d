package io.millrace.api;

import java.time.Duration;
import java.util.List;

/**
 * Aggregates in windows of several sizes, and by several sets of columns of the key: {@code RollUp.of(Duration.ofMinutes(1), Duration.ofHours(1)).statistics("fare")}.
 * Immutable.
 */
public final class RollUp {
    private final Settings settings;
    private final List<Aggregation> aggregates;

    private RollUp(Settings settings, List<Aggregation> aggregates) {
        this.settings = settings;
        this.aggregates = aggregates;
    }

    /** @param sizes the lengths of the windows; 1 minute, 5, 15 and 1 hour if there are none */
    public static RollUp of(Duration... sizes) {
        return new RollUp(sizes.length == 0 ? Settings.NONE : Settings.of("sizes", List.of(sizes)), List.of());
    }

    /** Also totals over the last column of the key, the last two, and so on to all. */
    public RollUp totals() {
        return with("totals", "ROLLUP");
    }

    /** Also totals over any columns of the key. */
    public RollUp cube() {
        return with("totals", "CUBE");
    }

    /** By these sets of columns of the key alone. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final RollUp groupingSets(List<String>... sets) {
        return with("groupingSets", List.of(sets));
    }

    /** Count, extremes, average and percentiles of a column of numbers. */
    public RollUp statistics(String column) {
        return with("statistics", column);
    }

    /** Further aggregates. */
    public RollUp aggregate(Aggregation... more) {
        return new RollUp(settings, List.of(more));
    }

    /** A further field of the step, as in job files. */
    public RollUp with(String field, Object value) {
        return new RollUp(settings.with(field, value), aggregates);
    }

    Settings settings(RowStream<?> rows) {
        return aggregates.isEmpty()
                ? settings
                : settings.with(
                        "aggregates",
                        aggregates.stream()
                                .map(aggregate -> aggregate.settings(rows::functionOf))
                                .toList());
    }
}
