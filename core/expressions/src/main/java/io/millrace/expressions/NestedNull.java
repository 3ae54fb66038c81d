package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Gather;
import java.util.Arrays;

/** NULL of a type that is not scalar, in every row. */
record NestedNull(DataType type) implements ColumnFunction {
    @Override
    public Column evaluate(Batch rows) {
        int[] none = rows.memory().ints(rows.rowCount());
        Arrays.fill(none, 0, rows.rowCount(), Gather.NULL_ROW);
        return Gather.rows(ColumnBuilder.of(type, 0).build(), none, rows.rowCount(), rows.memory());
    }
}
