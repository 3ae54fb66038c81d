package io.millrace.vector.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.FlatMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlatMapOperatorTest {
    private static final DataType.Array LIST = new DataType.Array(Scalar.INT);
    private static final Schema SCHEMA = Schema.of(Field.required("id", Scalar.STRING), Field.nullable("list", LIST));

    @Test
    void cutsLongCollectionsIntoBatches() {
        List<Batch> results = run(false, batch(3, 10_000, 0, 1));

        assertThat(results).extracting(Batch::rowCount).containsExactly(4096, 4096, 1812);
        int at = 0;
        for (Batch result : results) {
            assertThat(result.schema().names()).containsExactly("id", "element", "position");
            for (int row = 0; row < result.rowCount(); row++, at++) {
                int parent = at < 3 ? 0 : at < 10_003 ? 1 : 3;
                int position = parent == 0 ? at + 1 : parent == 1 ? at - 2 : 1;
                assertThat(((BytesColumn) result.column(0)).string(row)).isEqualTo("row " + parent);
                assertThat(((IntColumn) result.column(1)).values()[row]).isEqualTo(position * 10);
                assertThat(((IntColumn) result.column(2)).values()[row]).isEqualTo(position);
            }
        }
    }

    @Test
    void emptyCollectionsStayIfTheJobSaysSo() {
        Batch rows = batch(new int[4096]);

        assertThat(run(false, rows)).isEmpty();
        assertThat(run(true, rows)).singleElement().satisfies(result -> {
            assertThat(result.rowCount()).isEqualTo(4096);
            assertThat(result.column(0)).isSameAs(rows.column(0));
            assertThat(IntStream.range(0, 4096))
                    .allMatch(row -> result.column(1).validity().isNull(row));
            assertThat(IntStream.range(0, 4096))
                    .allMatch(row -> result.column(2).validity().isNull(row));
        });
    }

    @Test
    void rowsThatAreNotSelectedGiveNothing() {
        Batch rows = batch(2, 3, 2).select(Selection.of(new int[] {0, 2}, 2));

        assertThat(run(true, rows)).singleElement().satisfies(result -> assertThat(result.rowCount())
                .isEqualTo(4));
    }

    @Test
    void elementsThatAllGoOnAreNotCopied() {
        Batch rows = batch(2, 3, 2);

        assertThat(run(false, rows)).singleElement().satisfies(result -> assertThat(result.column(1))
                .isSameAs(((ArrayColumn) rows.column(1)).elements()));
    }

    private static List<Batch> run(boolean outer, Batch rows) {
        FlatMap node = new FlatMap(
                "flat",
                Edge.main("in"),
                SCHEMA,
                new Expression.Column(1, "list", LIST, true),
                List.of("element"),
                Optional.of("position"),
                outer);
        List<Batch> results = new ArrayList<>();
        new FlatMapOperator(node, ExpressionErrors.FAIL)
                .process(0, rows, 0, (port, result, arrival) -> results.add(result));
        return results;
    }

    /** A row for each length, with elements 10, 20 and so on. */
    private static Batch batch(int... lengths) {
        BatchBuilder rows = new BatchBuilder(SCHEMA, lengths.length);
        for (int row = 0; row < lengths.length; row++) {
            ((BytesColumnBuilder) rows.column(0)).append(("row " + row).getBytes(StandardCharsets.UTF_8));
            ArrayColumnBuilder list = (ArrayColumnBuilder) rows.column(1);
            for (int i = 1; i <= lengths[row]; i++) {
                ((IntColumnBuilder) list.elements()).append(i * 10);
            }
            list.endValue();
            rows.endRow();
        }
        return rows.build();
    }
}
