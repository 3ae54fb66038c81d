package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Selection;
import java.util.ArrayList;
import java.util.List;

/** The first argument that is not null. Each is evaluated on the rows for which those before it are null. */
record Coalesce(List<ColumnFunction> arguments) implements ColumnFunction {
    @Override
    public Column evaluate(Batch rows) {
        List<Merge.Part> parts = new ArrayList<>();
        Selection missing = rows.selection();
        int next = 0;
        // Also if no row is selected, so that there is a column to give.
        do {
            Column column = arguments.get(next++).evaluate(rows.select(missing));
            Selection nulls = RowSets.nulls(missing, column.validity(), true, rows.memory());
            parts.add(new Merge.Part(
                    column, next < arguments.size() ? RowSets.minus(missing, nulls, rows.memory()) : missing));
            missing = nulls;
        } while (next < arguments.size() && missing.count() > 0);
        return parts.size() == 1 ? parts.getFirst().column() : Merge.of(parts, rows);
    }
}
