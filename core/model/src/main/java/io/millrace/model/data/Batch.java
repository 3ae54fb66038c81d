package io.millrace.model.data;

import java.util.List;

/**
 * Some rows in columns. Immutable as long as its memory is held: a filter gives a batch with another selection, a projection one that shares columns. What you want to
 * know of a batch, even how many of its rows count, is to be read before you release the memory.
 *
 * @param columns one column a field, each with {@code rowCount} rows and of the kind that the field's type asks for
 * @param rowCount rows stored, selected or not
 * @param selection the rows that count
 * @param memory has the arrays of the columns, and gives those of columns that are computed of them. Who reads the batch later than in the
 *     call that it came by holds it
 */
public record Batch(Schema schema, List<Column> columns, int rowCount, Selection selection, ColumnMemory memory) {
    public Batch {
        columns = List.copyOf(columns);
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns for " + schema);
        }
    }

    /** A batch in which every row counts, on the heap. */
    public static Batch of(Schema schema, List<Column> columns, int rowCount) {
        return of(schema, columns, rowCount, HeapMemory.HEAP);
    }

    /** A batch in which every row counts. */
    public static Batch of(Schema schema, List<Column> columns, int rowCount, ColumnMemory memory) {
        return memory.objects()
                .batch(schema, columns, rowCount, memory.objects().allRows(rowCount), memory);
    }

    /** A batch in which every row counts; the columns are read from the array, which is not kept. */
    static Batch of(Schema schema, Column[] columns, int rowCount, ColumnMemory memory) {
        return memory.objects()
                .batch(schema, columns, rowCount, memory.objects().allRows(rowCount), memory);
    }

    public Column column(int index) {
        return columns.get(index);
    }

    /** The number of rows that count. */
    public int selectedCount() {
        return selection.count();
    }

    public Batch select(Selection rows) {
        return new Batch(schema, columns, rowCount, rows, memory);
    }

    /** The same rows with other columns. */
    public Batch project(Schema projected, List<Column> values) {
        return new Batch(projected, values, rowCount, selection, memory);
    }

    /** The same rows; what is computed of them comes of another memory, which keeps this one as it is. */
    public Batch in(ColumnMemory other) {
        return other.objects().batch(schema, columns, rowCount, selection, other);
    }

    /** Those of its memory. */
    public BatchObjects objects() {
        return memory.objects();
    }
}
