package io.millrace.model.data;

import java.math.BigDecimal;

/** Builds DECIMAL columns. Whoever appends has made sure that values have at most the precision of the type. */
public final class DecimalColumnBuilder implements ColumnBuilder {
    private static final long[] NONE = {};

    private final DataType.Decimal type;
    private final ValidityBuilder validity = new ValidityBuilder();
    private ColumnMemory memory = HeapMemory.HEAP;
    private long[] high = NONE;
    private long[] low = NONE;
    private int size;

    /** Room that the next column will need. */
    private int expected;

    public DecimalColumnBuilder(DataType.Decimal type, int expectedRows) {
        this.type = type;
        this.expected = Math.max(expectedRows, 1);
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
            int room = Math.max(expected, size * 2);
            low = grown(low, room);
            high = type.isWide() ? grown(high, low.length) : NONE;
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
    public void use(ColumnMemory memory) {
        this.memory = memory;
        validity.use(memory);
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
        DecimalColumn column = memory.objects().decimals(type, high, low, size, validity.build(size));
        expected = ColumnBuilder.capacityAfter(size);
        low = NONE;
        high = NONE;
        size = 0;
        memory = HeapMemory.HEAP;
        return column;
    }

    private long[] grown(long[] words, int room) {
        long[] grown = memory.longs(room);
        System.arraycopy(words, 0, grown, 0, size);
        return grown;
    }
}
