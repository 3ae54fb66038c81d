package io.millrace.api.record;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.Schema;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes an object of each row.
 *
 * @param <R> what rows become
 */
public interface RowReader<R> {
    /** The object of one row. */
    R read(List<Column> columns, int row);

    /** Gives the object of each row that is selected, in order. */
    default void read(Batch rows, Consumer<? super R> to) {
        int[] selected = rows.selection().rows();
        for (int i = 0; i < rows.selectedCount(); i++) {
            to.accept(read(rows.columns(), selected[i]));
        }
    }

    /** Rows of a schema that records of the type {@linkplain RecordType#misfits fit}. */
    static <R> RowReader<R> of(RecordType<R> type, Schema rows) {
        return new RecordReader<>(type, rows);
    }

    /** Rows of a schema as they are. */
    static RowReader<Row> untyped(Schema rows) {
        return new ValueReader.UntypedRows(rows);
    }
}
