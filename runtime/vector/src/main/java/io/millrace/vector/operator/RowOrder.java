package io.millrace.vector.operator;

import io.millrace.model.data.Schema;
import io.millrace.model.plan.SortField;
import io.millrace.model.plan.TopN;
import io.millrace.vector.state.RowStore;
import java.util.ArrayList;
import java.util.List;

/** The order of the rows of a ranking. */
final class RowOrder {
    private final int[] fields;
    private final boolean[] descending;

    /** How many of the fields make the rank; the others make the order of those that tie. */
    private final int ranking;

    /** @param timeField when the rows happened */
    RowOrder(TopN node, String timeField) {
        List<SortField> order = new ArrayList<>(node.orderBy());
        this.ranking = order.size();
        order.add(new SortField(timeField, false));
        node.inputSchema().names().forEach(name -> order.add(new SortField(name, false)));
        Schema schema = node.inputSchema();
        this.fields = order.stream()
                .mapToInt(field -> schema.indexOf(field.field()).orElseThrow())
                .toArray();
        this.descending = new boolean[fields.length];
        for (int i = 0; i < fields.length; i++) {
            descending[i] = order.get(i).descending();
        }
    }

    /** The column that decides first. */
    int firstField() {
        return fields[0];
    }

    /** Whether the greatest of that column is first. */
    boolean firstDescending() {
        return descending[0];
    }

    /** Negative if the left row comes before the right one; 0 if they are equal in every column. */
    int compare(RowStore rows, int left, int right) {
        return compare(rows, left, right, fields.length);
    }

    /** Whether two rows have the same rank. */
    boolean tie(RowStore rows, int left, int right) {
        return compare(rows, left, right, ranking) == 0;
    }

    private int compare(RowStore rows, int left, int right, int most) {
        for (int i = 0; i < most; i++) {
            int order = rows.compare(fields[i], left, right);
            if (order != 0) {
                return descending[i] ? -order : order;
            }
        }
        return 0;
    }
}
