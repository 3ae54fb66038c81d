package io.millrace.model.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects rows into a {@link Batch}. A row is written by appending exactly one value to each column and calling
 * {@link #endRow()}; a row that turns out to be malformed is taken back with {@link #rollbackRow()}.
 */
public final class BatchBuilder {
    private final Schema schema;
    private final ColumnBuilder[] columns;
    private int rowCount;

    public BatchBuilder(Schema schema, int expectedRows) {
        this.schema = schema;
        this.columns = new ColumnBuilder[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ColumnBuilder.of(schema.field(i).type(), expectedRows);
        }
    }

    public Schema schema() {
        return schema;
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

    /** Drops whatever was appended since the last row ended. */
    public void rollbackRow() {
        for (ColumnBuilder column : columns) {
            column.truncate(rowCount);
        }
    }

    /** The rows so far; the builder starts anew. */
    public Batch build() {
        List<Column> built = new ArrayList<>(columns.length);
        for (ColumnBuilder column : columns) {
            built.add(column.build());
        }
        Batch batch = Batch.of(schema, built, rowCount);
        rowCount = 0;
        return batch;
    }

    private boolean complete() {
        for (ColumnBuilder column : columns) {
            if (column.size() != rowCount) {
                return false;
            }
        }
        return true;
    }
}
