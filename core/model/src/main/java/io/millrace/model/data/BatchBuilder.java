package io.millrace.model.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects rows into a {@link Batch}. A row is written by appending exactly one value to each column and calling
 * {@link #endRow()}; a row that turns out to be malformed is taken back with {@link #rollbackRow()}. Rows that are in columns already are
 * {@linkplain #append appended} as they are.
 */
public final class BatchBuilder {
    private final Schema schema;
    private final ColumnBuilder[] columns;

    /** What the builders gave last. */
    private final Column[] built;

    /** What was appended in columns, and in between what the builders held then. */
    private final List<List<Column>> parts = new ArrayList<>();

    private ColumnMemory memory = HeapMemory.HEAP;

    private int rowCount;

    /** Those of the rows that are in {@link #parts}. */
    private int partRows;

    public BatchBuilder(Schema schema, int expectedRows) {
        this.schema = schema;
        this.columns = new ColumnBuilder[schema.size()];
        this.built = new Column[columns.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ColumnBuilder.of(schema.field(i).type(), expectedRows);
        }
    }

    public Schema schema() {
        return schema;
    }

    /** Takes the arrays of the batch that begins from this memory. To be called for each batch again, when the builder is empty. */
    public void use(ColumnMemory next) {
        memory = next;
        for (ColumnBuilder column : columns) {
            column.use(next);
        }
    }

    /** The builder of a column, of the kind that the field's type asks for. */
    public ColumnBuilder column(int index) {
        return columns[index];
    }

    /** Rows ended so far. */
    public int rowCount() {
        return rowCount;
    }

    public void endRow() {
        rowCount++;
        assert complete() : "a column of row " + (rowCount - 1) + " has no value, or two";
    }

    /** Ends {@code count} rows whose values were appended column by column. */
    public void endRows(int count) {
        rowCount += count;
        assert complete() : "columns differ in length before row " + rowCount;
    }

    /**
     * Appends {@code count} rows in columns, which are kept and not copied if the batch gets no others. The row before has ended.
     *
     * @param rows a column of {@code count} rows for each field, of the kind that its type asks for
     */
    public void append(List<Column> rows, int count) {
        if (rowCount > partRows) {
            buildColumns();
            parts.add(List.of(built));
        }
        parts.add(rows);
        rowCount += count;
        partRows = rowCount;
    }

    /** Drops whatever was appended since the last row ended. */
    public void rollbackRow() {
        for (ColumnBuilder column : columns) {
            column.truncate(rowCount - partRows);
        }
    }

    /** The rows so far; the builder starts anew. */
    public Batch build() {
        Batch batch = parts.isEmpty() ? ofBuilders() : ofParts();
        rowCount = 0;
        partRows = 0;
        memory = HeapMemory.HEAP;
        return batch;
    }

    private Batch ofBuilders() {
        buildColumns();
        return Batch.of(schema, built, rowCount, memory);
    }

    private Batch ofParts() {
        if (rowCount > partRows) {
            buildColumns();
            parts.add(List.of(built));
        }
        List<Column> whole = parts.size() == 1 ? parts.getFirst() : joinedParts();
        parts.clear();
        return Batch.of(schema, whole, rowCount, memory);
    }

    private List<Column> joinedParts() {
        List<Column> joined = new ArrayList<>(columns.length);
        for (int i = 0; i < columns.length; i++) {
            int column = i;
            joined.add(Concatenation.of(
                    parts.stream().map(part -> part.get(column)).toList()));
        }
        return joined;
    }

    private void buildColumns() {
        for (int i = 0; i < columns.length; i++) {
            built[i] = columns[i].build();
        }
    }

    private boolean complete() {
        for (ColumnBuilder column : columns) {
            if (column.size() != rowCount - partRows) {
                return false;
            }
        }
        return true;
    }
}
