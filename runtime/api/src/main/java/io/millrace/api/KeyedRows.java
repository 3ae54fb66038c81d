package io.millrace.api;

import io.millrace.api.record.Row;
import io.millrace.model.function.ProcessFunction;
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
        return window(window.settings(rows::functionOf));
    }

    /** So many rows of a key after the other, in the order in which they come. */
    public WindowedRows<R> countWindow(long size) {
        return window(Settings.of("type", "COUNT").with("size", size));
    }

    /** The last {@code size} rows of a key whenever {@code slide} more have come, in the order in which they come; for the first time when there are so many. */
    public WindowedRows<R> countWindow(long size, long slide) {
        return window(Settings.of("type", "COUNT").with("size", size).with("slide", slide));
    }

    /** All rows of a key, given out when a trigger says so. */
    public WindowedRows<R> globalWindow(Trigger trigger) {
        return window(Settings.of("type", "GLOBAL").with(trigger.settings()));
    }

    private WindowedRows<R> window(Settings window) {
        Settings groupBy = key.isEmpty() ? Settings.NONE : Settings.of("groupBy", key);
        return new WindowedRows<>(rows, groupBy.with("window", window));
    }

    /** Aggregates in windows of several sizes, and by several sets of columns of the key. */
    public WindowResults<Row> rollUp(RollUp rollUp) {
        Settings groupBy = key.isEmpty() ? Settings.NONE : Settings.of("groupBy", key);
        return rows.rolledUp(groupBy.with(rollUp.settings(rows)));
    }

    /** Rows that a step of one's own gives out, which keeps a record for each key. They have the columns of the key and of the time, and those of what it gives. */
    public WindowResults<R> process(Class<? extends StatefulStep<?, ?, ?>> step) {
        return process(step, RecordProcess.columns(step));
    }

    /** Rows that a step of one's own gives out, which works on values instead of records, of these columns. */
    public WindowResults<R> process(Class<? extends ProcessFunction> step, String... columns) {
        return process(step, List.of(columns));
    }

    private WindowResults<R> process(Class<?> step, List<String> columns) {
        Settings groupBy = key.isEmpty() ? Settings.NONE : Settings.of("groupBy", key);
        return rows.inWindows(
                "process", groupBy.with("call", rows.functionOf(step)).with("fields", columns));
    }
}
