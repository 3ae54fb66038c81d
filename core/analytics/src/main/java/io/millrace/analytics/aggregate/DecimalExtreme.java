package io.millrace.analytics.aggregate;

import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.Int128;
import java.util.Arrays;
import java.util.List;

/** The least or greatest DECIMAL by slot, unscaled. */
final class DecimalExtreme implements SliceAccumulator {
    /** The word that is extreme on the other side, which every value replaces. */
    private final long neutral;

    private final boolean greatest;
    private long[] high = new long[0];
    private long[] low = new long[0];

    DecimalExtreme(boolean greatest) {
        this.greatest = greatest;
        this.neutral = greatest ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    @Override
    public void reserve(int slots) {
        int known = low.length;
        if (slots > known) {
            high = Arrays.copyOf(high, slots);
            low = Arrays.copyOf(low, slots);
            Arrays.fill(high, known, slots, neutral);
        }
    }

    @Override
    public void add(Column input, int[] rows, int[] slots, int count) {
        DecimalColumn values = values(input);
        for (int i = 0; i < count; i++) {
            if (values.validity().isValid(rows[i])) {
                add(values.high(rows[i]), values.low(rows[i]), slots[i]);
            }
        }
    }

    @Override
    public void addSlice(Column input, int from, int to, int slot) {
        DecimalColumn values = values(input);
        for (int row = from; row < to; row++) {
            add(values.high(row), values.low(row), slot);
        }
    }

    private void add(long highWord, long lowWord, int slot) {
        int order = Int128.compare(highWord, lowWord, high[slot], low[slot]);
        if (greatest ? order > 0 : order < 0) {
            high[slot] = highWord;
            low[slot] = lowWord;
        }
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            add(high[from[i]], low[from[i]], to[i]);
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            high[slots[i]] = neutral;
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(Field.nullable("extreme", new Decimal(Decimal.MAX_PRECISION, 0)));
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> columns) {
        DecimalColumnBuilder unscaled = (DecimalColumnBuilder) columns.getFirst();
        for (int i = 0; i < count; i++) {
            if (high[slots[i]] == neutral) {
                unscaled.appendNull();
            } else {
                unscaled.append(high[slots[i]], low[slots[i]]);
            }
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

    long high(int slot) {
        return high[slot];
    }

    long low(int slot) {
        return low[slot];
    }

    private static DecimalColumn values(Column input) {
        if (input instanceof DecimalColumn values) {
            return values;
        }
        throw NumericInput.unexpected(input);
    }
}
