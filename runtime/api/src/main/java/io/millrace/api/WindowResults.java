package io.millrace.api;

import io.millrace.api.record.Row;
import io.millrace.model.plan.Edge.Port;

/**
 * The results of a step that waits for time to pass: of windows and joins. Those of an aggregation have the columns of the key, {@code window_start},
 * {@code window_end} and the aggregates.
 *
 * @param <R> what rows are that come too late
 */
public final class WindowResults<R> extends RowStream<Row> {
    private final Shape<R> rows;

    WindowResults(Job job, Draft step, Shape<R> rows) {
        super(job, step, Port.MAIN, new Shape.Untyped());
        this.rows = rows;
    }

    /** Rows that came too late for any result: as they came in, or of a join with the columns of both inputs. */
    public RowStream<R> late() {
        return output(Port.LATE, rows);
    }

    @Override
    public WindowResults<R> id(String id) {
        super.id(id);
        return this;
    }
}
