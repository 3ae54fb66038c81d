package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CASE. A condition is evaluated on the rows for which none before it is true, a result on the rows that take it.
 *
 * @param results one more than conditions; the last is for when none is true
 */
record Choice(List<RowPredicate> conditions, List<ColumnFunction> results) implements ColumnFunction {
    @Override
    public Column evaluate(Batch rows) {
        List<Part> parts = new ArrayList<>();
        Selection undecided = rows.selection();
        for (int i = 0; i < conditions.size() && undecided.count() > 0; i++) {
            Selection chosen = conditions.get(i).filter(rows.select(undecided));
            if (chosen.count() > 0) {
                parts.add(new Part(results.get(i).evaluate(rows.select(chosen)), chosen));
                undecided = RowSets.minus(undecided, chosen);
            }
        }
        // Also if no row is selected, so that there is a column to give.
        if (undecided.count() > 0 || parts.isEmpty()) {
            parts.add(new Part(results.getLast().evaluate(rows.select(undecided)), undecided));
        }
        return parts.size() == 1 ? parts.getFirst().column() : merge(parts, rows.rowCount());
    }

    /** What one result gives, and the rows that take it. */
    private record Part(Column column, Selection rows) {}

    private static Column merge(List<Part> parts, int count) {
        Validity validity = validity(parts, count);
        return switch (parts.getFirst().column()) {
            case BooleanColumn c -> {
                long[] words = Buffers.bits(count);
                for (Part part : parts) {
                    BooleanColumn from = (BooleanColumn) part.column();
                    for (int i = 0; i < part.rows().count(); i++) {
                        int row = part.rows().rows()[i];
                        words[row >>> 6] |= (from.get(row) ? 1L : 0L) << row;
                    }
                }
                yield new BooleanColumn(words, count, validity);
            }
            case IntColumn c -> {
                int[] values = Buffers.ints(count);
                for (Part part : parts) {
                    int[] from = ((IntColumn) part.column()).values();
                    for (int i = 0; i < part.rows().count(); i++) {
                        int row = part.rows().rows()[i];
                        values[row] = from[row];
                    }
                }
                yield new IntColumn(values, count, validity);
            }
            case LongColumn c -> {
                long[] values = Buffers.longs(count);
                for (Part part : parts) {
                    long[] from = ((LongColumn) part.column()).values();
                    for (int i = 0; i < part.rows().count(); i++) {
                        int row = part.rows().rows()[i];
                        values[row] = from[row];
                    }
                }
                yield new LongColumn(values, count, validity);
            }
            case DoubleColumn c -> {
                double[] values = Buffers.doubles(count);
                for (Part part : parts) {
                    double[] from = ((DoubleColumn) part.column()).values();
                    for (int i = 0; i < part.rows().count(); i++) {
                        int row = part.rows().rows()[i];
                        values[row] = from[row];
                    }
                }
                yield new DoubleColumn(values, count, validity);
            }
            case BytesColumn c -> bytes(parts, count, validity);
        };
    }

    private static BytesColumn bytes(List<Part> parts, int count, Validity validity) {
        int[] partOfRow = Buffers.ints(count);
        Arrays.fill(partOfRow, -1);
        BytesColumn[] columns = new BytesColumn[parts.size()];
        for (int p = 0; p < columns.length; p++) {
            Selection rows = parts.get(p).rows();
            columns[p] = (BytesColumn) parts.get(p).column();
            for (int i = 0; i < rows.count(); i++) {
                partOfRow[rows.rows()[i]] = p;
            }
        }
        BytesColumnBuilder builder = new BytesColumnBuilder(count);
        for (int row = 0; row < count; row++) {
            if (partOfRow[row] >= 0 && validity.isValid(row)) {
                BytesColumn from = columns[partOfRow[row]];
                builder.write(from.data(), from.start(row), from.length(row));
            }
            builder.endValue();
        }
        BytesColumn built = builder.build();
        return new BytesColumn(built.data(), built.offsets(), count, validity);
    }

    private static Validity validity(List<Part> parts, int count) {
        if (parts.stream().allMatch(part -> part.column().validity().allValid())) {
            return Validity.ALL;
        }
        long[] words = Buffers.bits(count);
        for (Part part : parts) {
            Validity from = part.column().validity();
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().rows()[i];
                if (from.isValid(row)) {
                    Bits.set(words, row);
                }
            }
        }
        return Bits.validity(words, count);
    }
}
