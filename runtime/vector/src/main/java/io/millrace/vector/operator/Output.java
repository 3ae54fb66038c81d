package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.plan.Edge.Port;

/** Takes what an operator gives out. */
public interface Output {
    /** Takes the selected rows; a batch without any is passed over. */
    void emit(Port port, Batch rows, long arrivalMicros);

    /** Gives the arrays of rows that do not come of a batch; held until the operator returns. */
    default ColumnMemory memory() {
        return HeapMemory.HEAP;
    }
}
