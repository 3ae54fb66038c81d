package io.millrace.model.data;

import java.math.BigDecimal;
import java.util.Arrays;

/** Builds DECIMAL columns. Whoever appends has made sure that values have at most the precision of the type. */
public final class DecimalColumnBuilder implements ColumnBuilder {
    private static final long[] NONE = {};

    private final DataType.Decimal type;
    private final ValidityBuilder validity = new ValidityBuilder();
    private long[] high;
    private long[] low;
    private int size;

    public DecimalColumnBuilder(DataType.Decimal type, int expectedRows) {
        this.type = type;
        this.low = new long[Math.max(expectedRows, 1)];
        this.high = type.isWide() ? new long[low.length] : NONE;
    }

    public DataType.Decimal type() {
        return type;
    }

    /** Appends an unscaled value. */
    public void append(long unscaled) {
        append(unscaled >> 63, unscaled);
    }

    /** Appends an unscaled value. */
    public void append(Int128 unscaled) {
        append(unscaled.high(), unscaled.low());
    }

    /** Appends an unscaled value of 128 bits. */
    public void append(long highWord, long lowWord) {
        if (size == low.length) {
            low = Arrays.copyOf(low, size * 2);
            high = type.isWide() ? Arrays.copyOf(high, size * 2) : NONE;
        }
        if (type.isWide()) {
            high[size] = highWord;
        }
        low[size++] = lowWord;
    }

    /**
     * Appends a value.
     *
     * @throws ArithmeticException if the type does not hold it exactly
     */
    public void append(BigDecimal value) {
        Int128 unscaled = new Int128();
        unscaled.set(type.exact(value)
                .orElseThrow(() -> new ArithmeticException(value + " is no " + type))
                .unscaledValue());
        append(unscaled);
    }

    @Override
    public void appendNull() {
        append(0);
        validity.setNull(size - 1);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void truncate(int size) {
        validity.truncate(size, this.size);
        this.size = size;
    }

    @Override
    public DecimalColumn build() {
        DecimalColumn column = new DecimalColumn(type, high, low, size, validity.build(size));
        low = new long[ColumnBuilder.capacityAfter(size)];
        high = type.isWide() ? new long[low.length] : NONE;
        size = 0;
        return column;
    }
}
