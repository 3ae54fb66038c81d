package io.millrace.api;

import io.millrace.api.record.Row;
import io.millrace.model.plan.Edge.Port;

/**
 * The rows of a source.
 *
 * @param <R> see {@link RowStream}
 */
public final class SourceStream<R> extends RowStream<R> {
    SourceStream(Job job, Draft source, Shape<R> shape) {
        super(job, source, Port.MAIN, shape);
    }

    /** Records that could not be read, with the reason; without an error handling they fail the job. */
    public RowStream<Row> deadLetters() {
        return output(Port.DEAD_LETTERS, new Shape.Untyped());
    }
}
