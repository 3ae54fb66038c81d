package io.millrace.model.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.DataType.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchObjectsTest {
    private static final Schema SCHEMA = Schema.of(Field.nullable("n", Scalar.BIGINT));

    private final BatchObjects objects = BatchObjects.givenAgain();
    private final long[] values = new long[8];
    private final long[] words = {0b1011};
    private final int[] rows = {0, 1, 3};

    private Batch batch(int size, int nulls, int selected) {
        Validity validity = objects.validity(words, nulls);
        Column[] columns = {objects.longs(values, size, validity)};
        return objects.batch(SCHEMA, columns, size, objects.selection(rows, selected), HeapMemory.HEAP);
    }

    @Test
    void whatSaysTheSameIsGivenAgain() {
        Batch first = batch(4, 1, 3);
        objects.restart();

        assertThat(batch(4, 1, 3)).isSameAs(first);
    }

    @Test
    void aSelectionIsOtherRowsInTheNextRound() {
        Batch first = batch(4, 1, 3);
        objects.restart();
        Batch second = batch(4, 1, 2);

        assertThat(second).isSameAs(first);
        assertThat(second.selectedCount()).isEqualTo(2);
    }

    @Test
    void anotherNumberOfRowsIsAnotherColumn() {
        Batch first = batch(4, 1, 3);
        objects.restart();
        Batch second = batch(3, 1, 2);

        assertThat(second).isNotSameAs(first);
        assertThat(second.column(0).size()).isEqualTo(3);
        assertThat(first.column(0).size()).isEqualTo(4);
        assertThat(first.rowCount()).isEqualTo(4);
    }

    @Test
    void aBatchWithoutNullsLeavesThePlacesAsTheyAre() {
        Batch first = batch(4, 1, 3);
        objects.restart();
        Batch second = batch(4, 0, 3);
        objects.restart();
        Batch third = batch(4, 1, 3);

        assertThat(second.column(0).validity()).isSameAs(Validity.ALL);
        assertThat(third.column(0).validity()).isSameAs(first.column(0).validity());
        assertThat(second.selection()).isSameAs(first.selection());
    }

    @Test
    void thoseOfTheHeapAreAlwaysNew() {
        Selection one = BatchObjects.NEW.selection(rows, 3);
        Selection other = BatchObjects.NEW.selection(rows, 2);

        assertThat(one.count()).isEqualTo(3);
        assertThat(other.count()).isEqualTo(2);
        LongColumn column = BatchObjects.NEW.longs(values, 4, Validity.ALL);
        assertThat(BatchObjects.NEW.longs(values, 4, Validity.ALL)).isNotSameAs(column);
    }

    @Test
    void aSpoiltSelectionIsNotRead() {
        Selection selection = batch(4, 1, 3).selection();
        objects.spoil();

        assertThat(selection.count()).isNegative();
        assertThat(Batch.of(SCHEMA, List.of(objects.longs(values, 4, Validity.ALL)), 4)
                        .selectedCount())
                .isEqualTo(4);
    }
}
