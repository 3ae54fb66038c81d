package io.millrace.testkit;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Schema;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** Assertions on batches: {@code assertThat(batch).hasRows(row(1, "a"), row(2, null))}. Rows are those of {@link Rows}. */
public final class BatchAssert extends AbstractAssert<BatchAssert, Batch> {
    private BatchAssert(Batch actual) {
        super(actual, BatchAssert.class);
    }

    public static BatchAssert assertThat(Batch actual) {
        return new BatchAssert(actual);
    }

    /** The selected rows are these, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final BatchAssert hasRows(List<@Nullable Object>... rows) {
        return hasRows(List.of(rows));
    }

    /** The selected rows are these, in this order. */
    public BatchAssert hasRows(List<List<@Nullable Object>> rows) {
        Assertions.assertThat(Rows.of(actual)).as(descriptionText()).containsExactlyElementsOf(rows);
        return this;
    }

    /** The selected rows are these, in any order. */
    public BatchAssert hasRowsInAnyOrder(List<List<@Nullable Object>> rows) {
        Assertions.assertThat(Rows.of(actual)).as(descriptionText()).containsExactlyInAnyOrderElementsOf(rows);
        return this;
    }

    /** The selected rows of both are the same, in the same order. */
    public BatchAssert hasRowsOf(Batch expected) {
        return hasRows(Rows.of(expected));
    }

    public BatchAssert hasSchema(Schema expected) {
        Assertions.assertThat(actual.schema()).as(descriptionText()).isEqualTo(expected);
        return this;
    }
}
