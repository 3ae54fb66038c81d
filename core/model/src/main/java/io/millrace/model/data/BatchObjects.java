package io.millrace.model.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The objects that say which arrays of one memory are a column, which rows count, and what is a batch. Those of a memory that is used again are given out in one
 * order again and again: who asks for what the object at its place says already gets that object, so that batches as long as the ones before need no new ones.
 *
 * <p>What is given is valid as long as its arrays are, until nobody holds the memory any more. Columns and batches do not even change then, a {@link Selection} does.
 * Used by the thread that asks the memory for arrays.
 */
public final class BatchObjects {
    /** Every object is new. For any thread. */
    public static final BatchObjects NEW = new BatchObjects(false);

    private static final Object NOTHING = new Object();

    private final boolean keeping;
    private final List<Object> given = new ArrayList<>();
    private int next;

    private BatchObjects(boolean keeping) {
        this.keeping = keeping;
    }

    /** Objects that are given again after each {@link #restart}. */
    public static BatchObjects givenAgain() {
        return new BatchObjects(true);
    }

    /** All objects may be given out again. */
    public void restart() {
        next = 0;
    }

    /** Lets everybody fail who still reads a selection. To be called before {@link #restart}. */
    public void spoil() {
        for (Object object : given) {
            if (object instanceof Selection rows && !rows.isAll()) {
                rows.become(rows.rows(), Integer.MIN_VALUE);
            }
        }
    }

    /** As {@link Validity#of}. */
    public Validity validity(long[] words, int nullCount) {
        if (nullCount == 0) {
            // The place is taken all the same, so that those behind it do not move.
            keep(last() instanceof Validity last ? last : Validity.ALL);
            return Validity.ALL;
        }
        return last() instanceof Validity last && last.words() == words
                ? keep(last)
                : keep(Validity.of(words, nullCount));
    }

    public BooleanColumn booleans(long[] words, int size, Validity validity) {
        return last() instanceof BooleanColumn last
                        && last.words() == words
                        && last.size() == size
                        && last.validity() == validity
                ? keep(last)
                : keep(new BooleanColumn(words, size, validity));
    }

    public IntColumn ints(int[] values, int size, Validity validity) {
        return last() instanceof IntColumn last
                        && last.values() == values
                        && last.size() == size
                        && last.validity() == validity
                ? keep(last)
                : keep(new IntColumn(values, size, validity));
    }

    public LongColumn longs(long[] values, int size, Validity validity) {
        return last() instanceof LongColumn last
                        && last.values() == values
                        && last.size() == size
                        && last.validity() == validity
                ? keep(last)
                : keep(new LongColumn(values, size, validity));
    }

    public DoubleColumn doubles(double[] values, int size, Validity validity) {
        return last() instanceof DoubleColumn last
                        && last.values() == values
                        && last.size() == size
                        && last.validity() == validity
                ? keep(last)
                : keep(new DoubleColumn(values, size, validity));
    }

    public DecimalColumn decimals(DataType.Decimal type, long[] high, long[] low, int size, Validity validity) {
        return last() instanceof DecimalColumn last
                        && last.type().equals(type)
                        && last.high() == high
                        && last.low() == low
                        && last.size() == size
                        && last.validity() == validity
                ? keep(last)
                : keep(new DecimalColumn(type, high, low, size, validity));
    }

    public BytesColumn bytes(byte[] data, int[] offsets, int size, Validity validity) {
        return last() instanceof BytesColumn last
                        && last.data() == data
                        && last.offsets() == offsets
                        && last.size() == size
                        && last.validity() == validity
                ? keep(last)
                : keep(new BytesColumn(data, offsets, size, validity));
    }

    /** The values of a column with other nulls, as {@link Column#withValidity} gives them. */
    public Column withValidity(Column column, Validity validity) {
        return switch (column) {
            case BooleanColumn c -> booleans(c.words(), c.size(), validity);
            case IntColumn c -> ints(c.values(), c.size(), validity);
            case LongColumn c -> longs(c.values(), c.size(), validity);
            case DoubleColumn c -> doubles(c.values(), c.size(), validity);
            case DecimalColumn c -> decimals(c.type(), c.high(), c.low(), c.size(), validity);
            case BytesColumn c -> bytes(c.data(), c.offsets(), c.size(), validity);
            case NestedColumn c -> c.withValidity(validity);
        };
    }

    /** Every row of a batch of {@code rowCount} rows. */
    public Selection allRows(int rowCount) {
        return last() instanceof Selection last && last.isAll() && last.count() == rowCount
                ? keep(last)
                : keep(Selection.all(rowCount));
    }

    /** The first {@code count} entries of {@code rows}, an array of the same memory, which must ascend. */
    public Selection selection(int[] rows, int count) {
        if (last() instanceof Selection last && !last.isAll()) {
            last.become(rows, count);
            return keep(last);
        }
        return keep(Selection.of(rows, count));
    }

    /** As {@link Batch#select}. */
    public Batch select(Batch batch, Selection rows) {
        return batch(batch.schema(), batch.columns(), batch.rowCount(), rows, batch.memory());
    }

    /**
     * As {@link Batch#project}.
     *
     * @param values one a field; the array is not kept
     */
    public Batch project(Batch batch, Schema projected, Column[] values) {
        return batch(projected, values, batch.rowCount(), batch.selection(), batch.memory());
    }

    /** @param columns one a field; the array is not kept */
    Batch batch(Schema schema, Column[] columns, int rowCount, Selection selection, ColumnMemory memory) {
        boolean same = last() instanceof Batch last && areColumns(last.columns(), columns);
        return batch(schema, same ? ((Batch) last()).columns() : List.of(columns), rowCount, selection, memory);
    }

    Batch batch(Schema schema, List<Column> columns, int rowCount, Selection selection, ColumnMemory memory) {
        return last() instanceof Batch last
                        && last.schema().equals(schema)
                        && last.columns() == columns
                        && last.rowCount() == rowCount
                        && last.selection() == selection
                        && last.memory() == memory
                ? keep(last)
                : keep(new Batch(schema, columns, rowCount, selection, memory));
    }

    private static boolean areColumns(List<Column> list, Column[] columns) {
        if (list.size() != columns.length) {
            return false;
        }
        for (int i = 0; i < columns.length; i++) {
            if (list.get(i) != columns[i]) {
                return false;
            }
        }
        return true;
    }

    /** What was given at this place. */
    private Object last() {
        return next < given.size() ? given.get(next) : NOTHING;
    }

    private <T> T keep(T object) {
        if (keeping) {
            if (next == given.size()) {
                given.add(object);
            } else if (given.get(next) != object) {
                given.set(next, object);
            }
            next++;
        }
        return object;
    }
}
