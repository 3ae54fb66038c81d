package io.millrace.testkit;

import static io.millrace.testkit.BatchAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows appended value by value and rows appended in columns make one batch. */
class BatchBuilderTest {
    private static final Schema SCHEMA =
            Schema.of(Field.nullable("number", Scalar.INT), Field.nullable("text", Scalar.STRING));

    private final BatchBuilder rows = new BatchBuilder(SCHEMA, 1);

    @Test
    void columnsAreKeptAsTheyAre() {
        Batch given = Rows.batch(SCHEMA, List.of(Rows.row(1, "a"), Rows.row(2, null)));

        rows.append(given.columns(), 2);
        Batch batch = rows.build();

        assertThat(batch.column(0)).isSameAs(given.column(0));
        assertThat(batch).hasRowsOf(given);
        assertThat(rows.build().rowCount()).isZero();
    }

    @Test
    void rowsKeepTheirOrder() {
        Batch given = Rows.batch(SCHEMA, List.of(Rows.row(2, "b"), Rows.row(3, null)));

        rows.append(given.columns(), 2);
        appendNumber(4);
        rows.endRow();
        appendNumber(5);
        rows.rollbackRow();
        rows.append(given.columns(), 2);
        rows.append(given.columns(), 2);
        appendNumber(6);
        rows.endRow();
        appendNumber(7);
        rows.rollbackRow();

        assertThat(rows.rowCount()).isEqualTo(8);
        assertThat(rows.build())
                .hasRows(
                        Rows.row(2, "b"),
                        Rows.row(3, null),
                        Rows.row(4, null),
                        Rows.row(2, "b"),
                        Rows.row(3, null),
                        Rows.row(2, "b"),
                        Rows.row(3, null),
                        Rows.row(6, null));
    }

    private void appendNumber(int number) {
        ((IntColumnBuilder) rows.column(0)).append(number);
        rows.column(1).appendNull();
    }
}
