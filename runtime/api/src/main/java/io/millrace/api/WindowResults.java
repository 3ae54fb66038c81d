package io.millrace.api;

import io.millrace.api.record.Row;

/**
 * The results of windows: the columns of the key, {@code window_start}, {@code window_end}, and the aggregates.
 *
 * @param <R> what the rows that were aggregated are
 */
public final class WindowResults<R> extends RowStream<Row> {
    private final Shape<R> rows;

    WindowResults(Job job, Draft step, Shape<R> rows) {
        super(job, step, "", new Shape.Untyped());
        this.rows = rows;
    }

    /** Rows that came when their window had ended for good, as they came in. */
    public RowStream<R> late() {
        return output("late", rows);
    }

    @Override
    public WindowResults<R> id(String id) {
        super.id(id);
        return this;
    }
}
