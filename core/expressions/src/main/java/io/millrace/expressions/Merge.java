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

/** Puts a column together of parts that have values for different rows, of one batch after the other. */
final class Merge {
    private final Column[] columns;
    private final Selection[] selections;
    private final BytesColumnBuilder texts = new BytesColumnBuilder(0);
    private int parts;

    /** @param most the most parts that a column has */
    Merge(int most) {
        this.columns = new Column[most];
        this.selections = new Selection[most];
    }

    /** Goes on to the next batch, which has no parts yet. */
    void begin() {
        parts = 0;
    }

    boolean isEmpty() {
        return parts == 0;
    }

    /**
     * Adds a part.
     *
     * @param column of as many rows as the batch, and of the type of the other parts
     * @param rows those that it has values for, which no other part has
     */
    void add(Column column, Selection rows) {
        columns[parts] = column;
        selections[parts++] = rows;
    }

    /** A column of as many rows as the batch has, of one part at least; rows of no part hold anything. */
    Column column(Batch batch) {
        return parts == 1 ? columns[0] : merged(batch);
    }

    private Column merged(Batch batch) {
        ColumnMemory memory = batch.memory();
        int count = batch.rowCount();
        return switch (columns[0]) {
            case BooleanColumn c -> {
                long[] words = memory.bits(count);
                for (int p = 0; p < parts; p++) {
                    Selection rows = selections[p];
                    BooleanColumn from = (BooleanColumn) columns[p];
                    for (int i = 0; i < rows.count(); i++) {
                        int row = rows.rows()[i];
                        words[row >>> 6] |= (from.get(row) ? 1L : 0L) << row;
                    }
                }
                yield batch.objects().booleans(words, count, validity(batch));
            }
            case IntColumn c -> {
                int[] values = memory.ints(count);
                for (int p = 0; p < parts; p++) {
                    Selection rows = selections[p];
                    int[] from = ((IntColumn) columns[p]).values();
                    for (int i = 0; i < rows.count(); i++) {
                        int row = rows.rows()[i];
                        values[row] = from[row];
                    }
                }
                yield batch.objects().ints(values, count, validity(batch));
            }
            case LongColumn c -> {
                long[] values = memory.longs(count);
                for (int p = 0; p < parts; p++) {
                    Selection rows = selections[p];
                    long[] from = ((LongColumn) columns[p]).values();
                    for (int i = 0; i < rows.count(); i++) {
                        int row = rows.rows()[i];
                        values[row] = from[row];
                    }
                }
                yield batch.objects().longs(values, count, validity(batch));
            }
            case DoubleColumn c -> {
                double[] values = memory.doubles(count);
                for (int p = 0; p < parts; p++) {
                    Selection rows = selections[p];
                    double[] from = ((DoubleColumn) columns[p]).values();
                    for (int i = 0; i < rows.count(); i++) {
                        int row = rows.rows()[i];
                        values[row] = from[row];
                    }
                }
                yield batch.objects().doubles(values, count, validity(batch));
            }
            case DecimalColumn c -> {
                long[] high = memory.longs(c.type().isWide() ? count : 0);
                long[] low = memory.longs(count);
                for (int p = 0; p < parts; p++) {
                    Selection rows = selections[p];
                    DecimalColumn from = (DecimalColumn) columns[p];
                    for (int i = 0; i < rows.count(); i++) {
                        int row = rows.rows()[i];
                        low[row] = from.low(row);
                        if (c.type().isWide()) {
                            high[row] = from.high(row);
                        }
                    }
                }
                yield batch.objects().decimals(c.type(), high, low, count, validity(batch));
            }
            case BytesColumn c -> bytes(batch, validity(batch));
            case NestedColumn c -> gathered(batch);
        };
    }

    private Column bytes(Batch batch, Validity validity) {
        int count = batch.rowCount();
        int[] partOfRow = batch.memory().ints(count);
        Arrays.fill(partOfRow, 0, count, -1);
        for (int p = 0; p < parts; p++) {
            Selection rows = selections[p];
            for (int i = 0; i < rows.count(); i++) {
                partOfRow[rows.rows()[i]] = p;
            }
        }
        texts.use(batch.memory());
        for (int row = 0; row < count; row++) {
            if (partOfRow[row] >= 0 && validity.isValid(row)) {
                BytesColumn from = (BytesColumn) columns[partOfRow[row]];
                texts.write(from.data(), from.start(row), from.length(row));
            }
            texts.endValue();
        }
        return batch.objects().withValidity(texts.build(), validity);
    }

    /** For columns with children: all parts one behind the other, and of these the rows wanted. */
    private Column gathered(Batch batch) {
        int count = batch.rowCount();
        int[] chosen = batch.memory().ints(count);
        Arrays.fill(chosen, 0, count, Gather.NULL_ROW);
        int before = 0;
        for (int p = 0; p < parts; p++) {
            Selection rows = selections[p];
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.rows()[i];
                chosen[row] = before + row;
            }
            before = Math.addExact(before, columns[p].size());
        }
        Column all = Concatenation.of(Arrays.asList(columns).subList(0, parts));
        return Gather.rows(all, chosen, count, batch.memory());
    }

    private Validity validity(Batch batch) {
        boolean allValid = true;
        for (int p = 0; p < parts; p++) {
            allValid &= columns[p].validity().allValid();
        }
        if (allValid) {
            return Validity.ALL;
        }
        long[] words = batch.memory().bits(batch.rowCount());
        for (int p = 0; p < parts; p++) {
            Selection rows = selections[p];
            Validity from = columns[p].validity();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.rows()[i];
                if (from.isValid(row)) {
                    Bits.set(words, row);
                }
            }
        }
        return Bits.validity(words, batch);
    }
}
