package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Selection;
import java.util.ArrayList;
import java.util.List;

/**
 * CASE. A condition is evaluated on the rows for which none before it is true, a result on the rows that take it.
 *
 * @param results one more than conditions; the last is for when none is true
 */
record Choice(List<RowPredicate> conditions, List<ColumnFunction> results) implements ColumnFunction {
    @Override
    public Column evaluate(Batch rows) {
        List<Merge.Part> parts = new ArrayList<>();
        Selection undecided = rows.selection();
        for (int i = 0; i < conditions.size() && undecided.count() > 0; i++) {
            Selection chosen = conditions.get(i).filter(rows.select(undecided));
            if (chosen.count() > 0) {
                parts.add(new Merge.Part(results.get(i).evaluate(rows.select(chosen)), chosen));
                undecided = RowSets.minus(undecided, chosen, rows.memory());
            }
        }
        // Also if no row is selected, so that there is a column to give.
        if (undecided.count() > 0 || parts.isEmpty()) {
            parts.add(new Merge.Part(results.getLast().evaluate(rows.select(undecided)), undecided));
        }
        return parts.size() == 1 ? parts.getFirst().column() : Merge.of(parts, rows);
    }
}
