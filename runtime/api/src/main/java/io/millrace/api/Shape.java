package io.millrace.api;

import io.millrace.api.record.RecordType;
import io.millrace.api.record.RecordType.Misfit;
import io.millrace.api.record.Row;
import io.millrace.api.record.RowReader;
import io.millrace.model.data.Schema;
import java.util.List;

/**
 * What the rows of a stream are for the program.
 *
 * @param <R> a record class, or {@link Row}
 */
sealed interface Shape<R> {
    /** What keeps rows of a schema from being read so. */
    List<Misfit> misfits(Schema rows);

    /** Reads rows that have no misfits. */
    RowReader<R> reader(Schema rows);

    /** Records of a class. */
    record Typed<R>(RecordType<R> type) implements Shape<R> {
        @Override
        public List<Misfit> misfits(Schema rows) {
            return type.misfits(rows);
        }

        @Override
        public RowReader<R> reader(Schema rows) {
            return RowReader.of(type, rows);
        }
    }

    /** Whatever columns there are. */
    record Untyped() implements Shape<Row> {
        @Override
        public List<Misfit> misfits(Schema rows) {
            return List.of();
        }

        @Override
        public RowReader<Row> reader(Schema rows) {
            return RowReader.untyped(rows);
        }
    }
}
