package io.millrace.model.data;

import java.util.List;

/**
 * Some rows in columns. Immutable: a filter gives a batch with another selection, a projection one that shares columns.
 *
 * @param columns one column a field, each with {@code rowCount} rows and of the kind that the field's type asks for
 * @param rowCount rows stored, selected or not
 * @param selection the rows that count
 */
public record Batch(Schema schema, List<Column> columns, int rowCount, Selection selection) {
    public Batch {
        columns = List.copyOf(columns);
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns for " + schema);
        }
    }

    /** A batch in which every row counts. */
    public static Batch of(Schema schema, List<Column> columns, int rowCount) {
        return new Batch(schema, columns, rowCount, Selection.all(rowCount));
    }

    public Column column(int index) {
        return columns.get(index);
    }

    /** The number of rows that count. */
    public int selectedCount() {
        return selection.count();
    }

    public Batch select(Selection rows) {
        return new Batch(schema, columns, rowCount, rows);
    }
}
