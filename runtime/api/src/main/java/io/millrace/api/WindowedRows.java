package io.millrace.api;

import java.time.Duration;
import java.util.Arrays;

/**
 * Rows in windows. Immutable.
 *
 * @param <R> see {@link RowStream}
 */
public final class WindowedRows<R> {
    private final RowStream<R> rows;
    private final Settings settings;

    WindowedRows(RowStream<R> rows, Settings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /** A window waits this long behind its end for late rows. */
    public WindowedRows<R> allowedLateness(Duration duration) {
        return with("allowedLateness", duration);
    }

    /** Results come also before their window is over: every so often by the clock those that have changed. A later one of the same key and window replaces them. */
    public WindowedRows<R> early(Duration every) {
        return with("emission", Settings.of("early", every));
    }

    /** A result comes for every row, of each window that it is in. A later one of the same key and window replaces it. */
    public WindowedRows<R> onUpdate() {
        return with("emission", "ON_UPDATE");
    }

    /** A further field of the step, as in job files. */
    public WindowedRows<R> with(String field, Object value) {
        return new WindowedRows<>(rows, settings.with(field, value));
    }

    /** A row for each key and window, when the window has ended, or as an emission or trigger says. */
    public WindowResults<R> aggregate(Aggregation... aggregates) {
        return rows.inWindows(
                "windowAggregate",
                settings.with(
                        "aggregates",
                        Arrays.stream(aggregates)
                                .map(aggregate -> aggregate.settings(rows::functionOf))
                                .toList()));
    }

    /** The rows of each key and window that come first, when the window has ended. */
    public WindowResults<R> topN(Ranking ranking) {
        return rows.inWindows("topN", settings.with(ranking.settings()));
    }
}
