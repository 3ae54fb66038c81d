package io.millrace.model.data;

import java.math.BigDecimal;

/**
 * DECIMAL values: each the whole number that gives the value when the point is put in by the scale, as a two's complement number.
 * Up to a precision of 18 that is one word, which stands in {@code low}, and {@code high} is empty; beyond, it has 128 bits.
 * Nothing is made for a row.
 *
 * @param type of the values, each of which has at most its precision
 * @param high the upper words of {@linkplain DataType.Decimal#isWide wide} types
 * @param low the lower words
 */
public record DecimalColumn(DataType.Decimal type, long[] high, long[] low, int size, Validity validity)
        implements Column {
    /** The upper word of a row, also of types that are not wide. */
    public long high(int row) {
        return type.isWide() ? high[row] : low[row] >> 63;
    }

    /** The lower word of a row. */
    public long low(int row) {
        return low[row];
    }

    /** Puts the unscaled value of a row into a register. */
    public void load(int row, Int128 target) {
        target.set(high(row), low[row]);
    }

    /** The value of a row; allocates. */
    public BigDecimal value(int row) {
        if (!type.isWide()) {
            return BigDecimal.valueOf(low[row], type.scale());
        }
        Int128 value = new Int128();
        load(row, value);
        return new BigDecimal(value.toBigInteger(), type.scale());
    }

    @Override
    public DecimalColumn withValidity(Validity validity) {
        return new DecimalColumn(type, high, low, size, validity);
    }
}
