package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Selection;
import java.util.List;

/** The first argument that is not null. Each is evaluated on the rows for which those before it are null. */
final class Coalesce implements ColumnFunction {
    private final List<ColumnFunction> arguments;
    private final Merge parts;

    Coalesce(List<ColumnFunction> arguments) {
        this.arguments = arguments;
        this.parts = new Merge(arguments.size());
    }

    @Override
    public Column evaluate(Batch rows) {
        parts.begin();
        Selection missing = rows.selection();
        int next = 0;
        // Also if no row is selected, so that there is a column to give.
        do {
            Column column = arguments.get(next++).evaluate(rows.objects().select(rows, missing));
            Selection nulls = RowSets.nulls(missing, column.validity(), true, rows.memory());
            parts.add(column, next < arguments.size() ? RowSets.minus(missing, nulls, rows.memory()) : missing);
            missing = nulls;
        } while (next < arguments.size() && missing.count() > 0);
        return parts.column(rows);
    }
}
