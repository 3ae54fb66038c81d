package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.expressions.Expressions;
import io.millrace.expressions.RowPredicate;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.WindowAggregate;
import java.util.List;

/** Adds rows to the aggregates of a step; each condition is evaluated once a batch. Used by one thread. */
final class GroupAggregates {
    private final AggregateSet set;
    private final RowPredicate[] conditions;
    private int[] slots = new int[0];

    GroupAggregates(WindowAggregate node, ExpressionErrors errors) {
        this(node.aggregates(), node.inputSchema(), errors);
    }

    GroupAggregates(List<Aggregate> aggregates, Schema input, ExpressionErrors errors) {
        this.set = new AggregateSet(aggregates, input);
        this.conditions = set.conditions().stream()
                .map(condition -> Expressions.predicate(condition, errors))
                .toArray(RowPredicate[]::new);
    }

    AggregateSet set() {
        return set;
    }

    /**
     * Adds rows.
     *
     * @param rows ascending row numbers, {@code count} of them
     * @param rowSlots the slot of each of these rows
     */
    void add(Batch batch, int[] rows, int[] rowSlots, int count) {
        set.add(batch, rows, rowSlots, count);
        if (conditions.length > 0 && count > 0) {
            Batch added = count == batch.rowCount() ? batch : batch.select(Selection.of(rows, count));
            for (int i = 0; i < conditions.length; i++) {
                Selection satisfying = conditions[i].filter(added);
                if (satisfying.count() > 0) {
                    int[] satisfyingSlots =
                            satisfying.count() == count ? rowSlots : slotsOf(satisfying, rows, rowSlots, count);
                    set.addSatisfying(i, batch, satisfying.rows(), satisfyingSlots, satisfying.count());
                }
            }
        }
    }

    /** The slots of some of the rows, which ascend as these do. */
    private int[] slotsOf(Selection some, int[] rows, int[] rowSlots, int count) {
        if (slots.length < count) {
            slots = new int[count];
        }
        int[] wanted = some.rows();
        int found = 0;
        for (int i = 0; found < some.count(); i++) {
            slots[found] = rowSlots[i];
            found += rows[i] == wanted[found] ? 1 : 0;
        }
        return slots;
    }
}
