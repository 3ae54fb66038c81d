package io.millrace.api;

import io.millrace.api.record.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two streams whose rows are aggregated together, by key and window. Immutable. */
public final class CogroupedRows {
    private final RowStream<?> left;
    private final RowStream<?> right;
    private final List<Object> keys;
    private final Settings settings;

    CogroupedRows(RowStream<?> left, RowStream<?> right) {
        this(left, right, List.of(), Settings.NONE);
    }

    private CogroupedRows(RowStream<?> left, RowStream<?> right, List<Object> keys, Settings settings) {
        this.left = left;
        this.right = right;
        this.keys = List.copyOf(keys);
        this.settings = settings;
    }

    /** The key is a column that both have; and those of further calls. */
    public CogroupedRows on(String column) {
        return key(column);
    }

    /** The key is a column of the first and one of the second, under the name of the first; and those of further calls. */
    public CogroupedRows on(String leftColumn, String rightColumn) {
        return key(Settings.of("left", leftColumn).with("right", rightColumn));
    }

    private CogroupedRows key(Object key) {
        List<Object> more = new ArrayList<>(keys);
        more.add(key);
        return new CogroupedRows(left, right, more, settings);
    }

    /** What expressions call the two streams. */
    public CogroupedRows as(String leftName, String rightName) {
        return with("as", List.of(leftName, rightName));
    }

    /** Cuts the time of each key into windows. */
    public CogroupedRows window(TimeWindow window) {
        return with("window", window.settings(left::functionOf));
    }

    /** A window waits this long behind its end for late rows. */
    public CogroupedRows allowedLateness(Duration duration) {
        return with("allowedLateness", duration);
    }

    /** A further field of the step, as in job files. */
    public CogroupedRows with(String field, Object value) {
        return new CogroupedRows(left, right, keys, settings.with(field, value));
    }

    /** A row for each key and window; columns are named as {@code clicks.page}. */
    public WindowResults<Row> aggregate(Aggregation... aggregates) {
        return left.with(
                right,
                "cogroup",
                Settings.of("on", keys)
                        .with(settings)
                        .with(
                                "aggregates",
                                Arrays.stream(aggregates)
                                        .map(aggregate -> aggregate.settings(left::functionOf))
                                        .toList()));
    }
}
