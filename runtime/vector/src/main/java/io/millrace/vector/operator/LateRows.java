package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Selection;
import io.millrace.model.plan.Edge.Port;
import io.millrace.vector.metrics.WindowMetrics;

/** The rows of a batch that came too late; most batches have none. */
final class LateRows {
    private static final int[] NONE = new int[0];

    private final WindowMetrics metrics;
    private int[] rows = NONE;
    private int count;

    LateRows(WindowMetrics metrics) {
        this.metrics = metrics;
    }

    void add(Batch batch, int row) {
        if (count == 0) {
            rows = batch.memory().ints(batch.selectedCount());
        }
        rows[count++] = row;
    }

    /** Gives them out, and starts anew. */
    void emit(Batch batch, long arrivalMicros, Output output) {
        if (count > 0) {
            metrics.late(count);
            output.emit(Port.LATE, batch.select(Selection.of(rows, count)), arrivalMicros);
            count = 0;
        }
    }
}
