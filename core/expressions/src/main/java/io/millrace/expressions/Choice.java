package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Selection;
import java.util.List;

/** CASE. A condition is evaluated on the rows for which none before it is true, a result on the rows that take it. */
final class Choice implements ColumnFunction {
    private final List<RowPredicate> conditions;
    private final List<ColumnFunction> results;
    private final Merge parts;

    /** @param results one more than conditions; the last is for when none is true */
    Choice(List<RowPredicate> conditions, List<ColumnFunction> results) {
        this.conditions = conditions;
        this.results = results;
        this.parts = new Merge(results.size());
    }

    @Override
    public Column evaluate(Batch rows) {
        parts.begin();
        Selection undecided = rows.selection();
        for (int i = 0; i < conditions.size() && undecided.count() > 0; i++) {
            Selection chosen = conditions.get(i).filter(rows.objects().select(rows, undecided));
            if (chosen.count() > 0) {
                parts.add(results.get(i).evaluate(rows.objects().select(rows, chosen)), chosen);
                undecided = RowSets.minus(undecided, chosen, rows.memory());
            }
        }
        // Also if no row is selected, so that there is a column to give.
        if (undecided.count() > 0 || parts.isEmpty()) {
            parts.add(results.getLast().evaluate(rows.objects().select(rows, undecided)), undecided);
        }
        return parts.column(rows);
    }
}
