package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Concatenation;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Gather;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import java.util.Arrays;
import java.util.List;

/** Puts a column together of others that have values for different rows. */
final class Merge {
    private Merge() {}

    /**
     * A column and the rows that it has values for.
     *
     * @param column of as many rows as the merged one, and of the type of the other parts
     */
    record Part(Column column, Selection rows) {}

    /**
     * A column of as many rows as the batch has; rows of no part hold anything.
     *
     * @param parts which have no row in common, at least one
     */
    static Column of(List<Part> parts, Batch batch) {
        ColumnMemory memory = batch.memory();
        int count = batch.rowCount();
        return switch (parts.getFirst().column()) {
            case BooleanColumn c -> {
                long[] words = memory.bits(count);
                for (Part part : parts) {
                    BooleanColumn from = (BooleanColumn) part.column();
                    for (int i = 0; i < part.rows().count(); i++) {
                        int row = part.rows().rows()[i];
                        words[row >>> 6] |= (from.get(row) ? 1L : 0L) << row;
                    }
                }
                yield new BooleanColumn(words, count, validity(parts, batch));
            }
            case IntColumn c -> {
                int[] values = memory.ints(count);
                for (Part part : parts) {
                    int[] from = ((IntColumn) part.column()).values();
                    for (int i = 0; i < part.rows().count(); i++) {
                        int row = part.rows().rows()[i];
                        values[row] = from[row];
                    }
                }
                yield new IntColumn(values, count, validity(parts, batch));
            }
            case LongColumn c -> {
                long[] values = memory.longs(count);
                for (Part part : parts) {
                    long[] from = ((LongColumn) part.column()).values();
                    for (int i = 0; i < part.rows().count(); i++) {
                        int row = part.rows().rows()[i];
                        values[row] = from[row];
                    }
                }
                yield new LongColumn(values, count, validity(parts, batch));
            }
            case DoubleColumn c -> {
                double[] values = memory.doubles(count);
                for (Part part : parts) {
                    double[] from = ((DoubleColumn) part.column()).values();
                    for (int i = 0; i < part.rows().count(); i++) {
                        int row = part.rows().rows()[i];
                        values[row] = from[row];
                    }
                }
                yield new DoubleColumn(values, count, validity(parts, batch));
            }
            case DecimalColumn c -> {
                long[] high = memory.longs(c.type().isWide() ? count : 0);
                long[] low = memory.longs(count);
                for (Part part : parts) {
                    DecimalColumn from = (DecimalColumn) part.column();
                    for (int i = 0; i < part.rows().count(); i++) {
                        int row = part.rows().rows()[i];
                        low[row] = from.low(row);
                        if (c.type().isWide()) {
                            high[row] = from.high(row);
                        }
                    }
                }
                yield new DecimalColumn(c.type(), high, low, count, validity(parts, batch));
            }
            case BytesColumn c -> bytes(parts, batch, validity(parts, batch));
            case NestedColumn c -> gathered(parts, batch);
        };
    }

    private static BytesColumn bytes(List<Part> parts, Batch batch, Validity validity) {
        int count = batch.rowCount();
        int[] partOfRow = batch.memory().ints(count);
        Arrays.fill(partOfRow, 0, count, -1);
        BytesColumn[] columns = new BytesColumn[parts.size()];
        for (int p = 0; p < columns.length; p++) {
            Selection rows = parts.get(p).rows();
            columns[p] = (BytesColumn) parts.get(p).column();
            for (int i = 0; i < rows.count(); i++) {
                partOfRow[rows.rows()[i]] = p;
            }
        }
        BytesColumnBuilder builder = new BytesColumnBuilder(count);
        builder.use(batch.memory());
        for (int row = 0; row < count; row++) {
            if (partOfRow[row] >= 0 && validity.isValid(row)) {
                BytesColumn from = columns[partOfRow[row]];
                builder.write(from.data(), from.start(row), from.length(row));
            }
            builder.endValue();
        }
        return builder.build().withValidity(validity);
    }

    /** For columns with children: all parts one behind the other, and of these the rows wanted. */
    private static Column gathered(List<Part> parts, Batch batch) {
        int count = batch.rowCount();
        int[] rows = batch.memory().ints(count);
        Arrays.fill(rows, 0, count, Gather.NULL_ROW);
        int before = 0;
        for (Part part : parts) {
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().rows()[i];
                rows[row] = before + row;
            }
            before = Math.addExact(before, part.column().size());
        }
        return Gather.rows(Concatenation.of(parts.stream().map(Part::column).toList()), rows, count, batch.memory());
    }

    private static Validity validity(List<Part> parts, Batch batch) {
        if (parts.stream().allMatch(part -> part.column().validity().allValid())) {
            return Validity.ALL;
        }
        long[] words = batch.memory().bits(batch.rowCount());
        for (Part part : parts) {
            Validity from = part.column().validity();
            for (int i = 0; i < part.rows().count(); i++) {
                int row = part.rows().rows()[i];
                if (from.isValid(row)) {
                    Bits.set(words, row);
                }
            }
        }
        return Bits.validity(words, batch.rowCount());
    }
}
