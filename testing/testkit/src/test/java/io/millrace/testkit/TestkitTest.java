package io.millrace.testkit;

import static io.millrace.testkit.BatchAssert.assertThat;
import static io.millrace.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.model.data.Batch;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import java.time.Instant;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class TestkitTest {
    private static final Schema EVERY_TYPE = Schema.of(
            Field.nullable("flag", Scalar.BOOLEAN),
            Field.nullable("small", Scalar.INT),
            Field.nullable("large", Scalar.BIGINT),
            Field.nullable("real", Scalar.DOUBLE),
            Field.nullable("text", Scalar.STRING),
            Field.nullable("raw", Scalar.BYTES),
            Field.nullable("time", Scalar.TIMESTAMP));

    @Test
    void rowsComeBackAsTheyWentIn() {
        Instant time = Instant.parse("1969-12-31T23:59:59.999999Z");

        Batch batch = Rows.batch(
                EVERY_TYPE,
                row(true, 1, 2L, 0.5, "Zürich", "00ff", time),
                row(null, null, null, null, null, null, null));

        assertThat(batch)
                .hasSchema(EVERY_TYPE)
                .hasRows(row(true, 1, 2L, 0.5, "Zürich", "00ff", time), row(null, null, null, null, null, null, null));
    }

    @Test
    void onlySelectedRowsAreRows() {
        Schema schema = Schema.of(Field.required("n", Scalar.INT));
        Batch batch = Rows.batch(schema, row(1), row(2), row(3)).select(Selection.of(new int[] {0, 2}, 2));

        assertThat(batch).hasRows(row(1), row(3));
        assertThat(Rows.compact(batch)).hasRowsOf(batch);
        Assertions.assertThat(Rows.compact(batch).rowCount()).isEqualTo(2);
    }

    @Test
    void aDifferenceFails() {
        Batch batch = Rows.batch(Schema.of(Field.required("n", Scalar.INT)), row(1));

        assertThatThrownBy(() -> assertThat(batch).hasRows(row(2))).isInstanceOf(AssertionError.class);
    }

    @Test
    void theSameSeedGivesTheSameBatches() {
        Batch batch = new RandomBatches(7).batch(EVERY_TYPE, 500);

        assertThat(new RandomBatches(7).batch(EVERY_TYPE, 500)).hasRowsOf(batch);
        Assertions.assertThat(Rows.of(new RandomBatches(8).batch(EVERY_TYPE, 500)))
                .isNotEqualTo(Rows.of(batch));
    }

    @Test
    void onlyNullableFieldsAreEverNull() {
        Schema required = Schema.of(Field.required("n", Scalar.DOUBLE), Field.nullable("m", Scalar.DOUBLE));
        Batch batch = new RandomBatches(7).batch(required, 500);

        Assertions.assertThat(batch.column(0).validity().allValid()).isTrue();
        Assertions.assertThat(IntStream.range(0, 500)).anyMatch(batch.column(1).validity()::isNull);
        Assertions.assertThat(IntStream.range(0, 500)).anyMatch(batch.column(1).validity()::isValid);
    }
}
