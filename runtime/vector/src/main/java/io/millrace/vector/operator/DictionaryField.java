package io.millrace.vector.operator;

import io.millrace.expressions.Expressions;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.Concatenation;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Gather;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.expression.Expression.Literal;
import io.millrace.vector.state.KeyTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values of one field of a dictionary by key id. First all values are put, then they are taken. */
final class DictionaryField {
    private static final Batch ONE_ROW = Batch.of(Schema.of(), List.of(), 1);

    private final int field;

    /** Behind each other, the value for keys that are unknown or have none first. */
    private final List<Column> parts = new ArrayList<>();

    /** The row of the value for keys that are unknown or have none. */
    private final int otherwiseRow;

    private int size;
    private int[] rowOfId = new int[64];

    DictionaryField(int field, DataType type, Optional<Literal> otherwise) {
        this.field = field;
        this.otherwiseRow = otherwise.isPresent() ? 0 : Gather.NULL_ROW;
        add(
                otherwise.isPresent()
                        ? Expressions.columnFunction(otherwise.get()).evaluate(ONE_ROW)
                        : ColumnBuilder.of(type, 0).build());
    }

    /** Takes the values of some rows, one for each id. */
    void put(int[] ids, Batch rows, int[] selected, int count) {
        Column column = rows.column(field);
        for (int i = 0; i < count; i++) {
            if (ids[i] >= rowOfId.length) {
                rowOfId = Arrays.copyOf(rowOfId, Math.max(ids[i] + 1, rowOfId.length * 2));
            }
            rowOfId[ids[i]] = column.validity().isValid(selected[i]) ? size + selected[i] : otherwiseRow;
        }
        add(column);
    }

    /** The values for the ids of the selected rows of a batch. */
    Column take(int[] ids, Batch batch) {
        Selection selection = batch.selection();
        int[] rows = batch.memory().ints(batch.rowCount());
        Arrays.fill(rows, 0, batch.rowCount(), Gather.NULL_ROW);
        for (int i = 0; i < selection.count(); i++) {
            rows[selection.rows()[i]] = ids[i] == KeyTable.UNKNOWN ? otherwiseRow : rowOfId[ids[i]];
        }
        return Gather.rows(parts.getFirst(), rows, batch.rowCount(), batch.memory());
    }

    private void add(Column column) {
        parts.add(column);
        size = Math.addExact(size, column.size());
    }

    /** Ends the putting. */
    void complete() {
        if (parts.size() > 1) {
            Column whole = Concatenation.of(parts);
            parts.clear();
            parts.add(whole);
        }
    }
}
