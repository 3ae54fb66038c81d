package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.Int128;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Exact sums of DECIMAL values, unscaled; one beyond 38 digits is an {@link ArithmeticException}. */
final class DecimalSum implements SliceAccumulator {
    private final Int128 sum = new Int128();
    private long[] high = new long[0];
    private long[] low = new long[0];

    @Override
    public void reserve(int slots) {
        if (slots > low.length) {
            high = Arrays.copyOf(high, slots);
            low = Arrays.copyOf(low, slots);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        DecimalColumn values = values(input);
        for (int i = 0; i < count; i++) {
            if (values.validity().isValid(rows[i])) {
                load(slots[i]);
                add(values.high(rows[i]), values.low(rows[i]));
                store(slots[i]);
            }
        }
    }

    @Override
    public void addSlice(Column input, int from, int to, int slot) {
        DecimalColumn values = values(input);
        load(slot);
        for (int row = from; row < to; row++) {
            add(values.high(row), values.low(row));
        }
        store(slot);
    }

    private void add(long highWord, long lowWord) {
        if (!sum.add(highWord, lowWord) || !sum.fits(Decimal.MAX_PRECISION)) {
            throw new ArithmeticException("a sum of more than " + Decimal.MAX_PRECISION + " digits");
        }
    }

    private void load(int slot) {
        sum.set(high[slot], low[slot]);
    }

    private void store(int slot) {
        high[slot] = sum.high();
        low[slot] = sum.low();
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            load(to[i]);
            add(high[from[i]], low[from[i]]);
            store(to[i]);
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            high[slots[i]] = 0;
            low[slots[i]] = 0;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.required("sum", new Decimal(Decimal.MAX_PRECISION, 0)));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        DecimalColumnBuilder unscaled = (DecimalColumnBuilder) columns.getFirst();
        for (int i = 0; i < count; i++) {
            unscaled.append(high[slots[i]], low[slots[i]]);
        }
    }

    @Override
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        DecimalColumn unscaled = values(columns.getFirst());
        for (int i = 0; i < count; i++) {
            if (unscaled.validity().isValid(rows[i])) {
                high[slots[i]] = unscaled.high(rows[i]);
                low[slots[i]] = unscaled.low(rows[i]);
            }
        }
    }

    /** The sum of a slot; valid until the next call. */
    Int128 get(int slot) {
        load(slot);
        return sum;
    }

    /** The sum of a slot as a number; makes objects. */
    BigDecimal value(int slot, int scale) {
        return new BigDecimal(get(slot).toBigInteger(), scale);
    }

    private static DecimalColumn values(Column input) {
        if (input instanceof DecimalColumn values) {
            return values;
        }
        throw NumericInput.unexpected(input);
    }
}
