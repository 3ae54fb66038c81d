package io.millrace.vector.operator;

import io.millrace.expressions.ColumnFunction;
import io.millrace.expressions.Expressions;
import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Gather;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.RowColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.FlatMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives out a row for each element of a collection. First it is found out which row each result comes of and which element
 * it gets, then the columns are gathered one by one. Results are given out in batches of at most {@value #RESULT_ROWS} rows,
 * however many elements a batch or a row of it has.
 */
public final class FlatMapOperator implements Operator {
    /** The most rows in a batch of results. */
    static final int RESULT_ROWS = 4096;

    private final Schema schema;
    private final ColumnFunction collection;
    private final int[] repeated;
    private final boolean ordinality;
    private final boolean outer;

    /** Per row of results: the row that it comes of, and the element that it gets or {@link Gather#NULL_ROW}. */
    private final int[] parents = new int[RESULT_ROWS];

    private final int[] elements = new int[RESULT_ROWS];

    private int count;

    public FlatMapOperator(FlatMap flatMap, ExpressionErrors errors) {
        this.schema = flatMap.schema();
        this.collection = Expressions.columnFunction(flatMap.collection(), errors);
        this.repeated = flatMap.repeated().stream()
                .mapToInt(name -> flatMap.inputSchema().indexOf(name).orElseThrow())
                .toArray();
        this.ordinality = flatMap.ordinality().isPresent();
        this.outer = flatMap.outer();
    }

    @Override
    public void process(int input, Batch rows, long arrivalMicros, Output output) {
        NestedColumn collections = (NestedColumn) collection.evaluate(rows);
        int[] offsets = offsets(collections);
        Validity validity = collections.validity();
        for (int i = 0; i < rows.selectedCount(); i++) {
            int row = rows.selection().rows()[i];
            int from = offsets[row];
            int to = validity.isValid(row) ? offsets[row + 1] : from;
            for (int element = from; element < to; element++) {
                add(row, element);
                if (count == RESULT_ROWS) {
                    emit(rows, collections, arrivalMicros, output);
                }
            }
            if (from == to && outer) {
                add(row, Gather.NULL_ROW);
                if (count == RESULT_ROWS) {
                    emit(rows, collections, arrivalMicros, output);
                }
            }
        }
        if (count > 0) {
            emit(rows, collections, arrivalMicros, output);
        }
    }

    private void add(int parent, int element) {
        parents[count] = parent;
        elements[count++] = element;
    }

    private void emit(Batch rows, NestedColumn collections, long arrivalMicros, Output output) {
        List<Column> columns = new ArrayList<>(schema.size());
        for (int field : repeated) {
            columns.add(Gather.rows(rows.column(field), parents, count, rows.memory()));
        }
        switch (collections) {
            case ArrayColumn arrays -> columns.add(Gather.rows(arrays.elements(), elements, count, rows.memory()));
            case MapColumn maps -> {
                columns.add(Gather.rows(maps.keys(), elements, count, rows.memory()));
                columns.add(Gather.rows(maps.values(), elements, count, rows.memory()));
            }
            case RowColumn row -> throw noElements();
        }
        if (ordinality) {
            columns.add(positions(offsets(collections), rows.memory()));
        }
        Batch results = Batch.of(schema, columns, count, rows.memory());
        count = 0;
        output.emit(Port.MAIN, results, arrivalMicros);
    }

    private Column positions(int[] offsets, ColumnMemory memory) {
        int[] positions = memory.ints(count);
        for (int i = 0; i < count; i++) {
            positions[i] = elements[i] - offsets[parents[i]] + 1;
        }
        long[] present = memory.bits(count);
        int nulls = 0;
        for (int i = 0; i < count; i++) {
            boolean valid = elements[i] != Gather.NULL_ROW;
            present[i >>> 6] |= (valid ? 1L : 0L) << i;
            nulls += valid ? 0 : 1;
        }
        return new IntColumn(positions, count, Validity.of(present, nulls));
    }

    private static int[] offsets(NestedColumn collections) {
        return switch (collections) {
            case ArrayColumn arrays -> arrays.offsets();
            case MapColumn maps -> maps.offsets();
            case RowColumn row -> throw noElements();
        };
    }

    private static IllegalArgumentException noElements() {
        return new IllegalArgumentException("a ROW has no elements");
    }
}
