package io.millrace.api;

import java.util.List;

/**
 * Rows that belong together by a key.
 *
 * @param <R> see {@link RowStream}
 */
public final class KeyedRows<R> {
    private final RowStream<R> rows;
    private final List<String> key;

    KeyedRows(RowStream<R> rows, List<String> key) {
        this.rows = rows;
        this.key = key;
    }

    /** Cuts the time of each key into windows. */
    public WindowedRows<R> window(TimeWindow window) {
        Settings groupBy = key.isEmpty() ? Settings.NONE : Settings.of("groupBy", key);
        return new WindowedRows<>(rows, groupBy.with("window", window.settings()));
    }
}
