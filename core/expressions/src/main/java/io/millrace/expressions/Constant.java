package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.Int128;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.NestedColumn;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.Expression;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One value in every row. The column is kept from batch to batch, as long as the largest batch so far. */
final class Constant implements ColumnFunction {
    private final @Nullable Object value;
    private final DataType type;
    private Column kept;

    /** @param literal of a type of single values */
    Constant(Expression.Literal literal) {
        this.value = literal.value();
        this.type = literal.type();
        this.kept = column(0);
    }

    @Override
    public Column evaluate(Batch rows) {
        int count = rows.rowCount();
        if (count > kept.size()) {
            kept = column(count);
        }
        if (count == kept.size()) {
            return kept;
        }
        Validity validity = value == null ? Validity.of(kept.validity().words(), count) : Validity.ALL;
        return switch (kept) {
            case BooleanColumn c -> rows.objects().booleans(c.words(), count, validity);
            case IntColumn c -> rows.objects().ints(c.values(), count, validity);
            case LongColumn c -> rows.objects().longs(c.values(), count, validity);
            case DoubleColumn c -> rows.objects().doubles(c.values(), count, validity);
            case DecimalColumn c -> rows.objects().decimals(c.type(), c.high(), c.low(), count, validity);
            case BytesColumn c -> rows.objects().bytes(c.data(), c.offsets(), count, validity);
            case NestedColumn c -> throw nested();
        };
    }

    private Column column(int count) {
        Validity validity = value == null ? Validity.of(new long[Bits.words(count)], count) : Validity.ALL;
        return switch (type) {
            case Scalar.BOOLEAN -> {
                long[] words = new long[Bits.words(count)];
                Arrays.fill(words, Boolean.TRUE.equals(value) ? -1L : 0);
                yield new BooleanColumn(words, count, validity);
            }
            case Scalar.INT -> {
                int[] values = new int[count];
                Arrays.fill(values, value == null ? 0 : (Integer) value);
                yield new IntColumn(values, count, validity);
            }
            case Scalar.BIGINT, Scalar.TIMESTAMP -> {
                long[] values = new long[count];
                Arrays.fill(values, value == null ? 0 : (Long) value);
                yield new LongColumn(values, count, validity);
            }
            case Scalar.DOUBLE -> {
                double[] values = new double[count];
                Arrays.fill(values, value == null ? 0 : (Double) value);
                yield new DoubleColumn(values, count, validity);
            }
            case Scalar.STRING, Scalar.BYTES ->
                bytes(value == null ? new byte[0] : utf8((String) value), count, validity);
            case DataType.Decimal decimal -> decimals(decimal, count, validity);
            case DataType.Array a -> throw nested();
            case DataType.Map m -> throw nested();
            case DataType.Row r -> throw nested();
        };
    }

    private DecimalColumn decimals(DataType.Decimal decimal, int count, Validity validity) {
        Int128 unscaled = new Int128();
        if (value != null) {
            unscaled.set(((BigDecimal) value).setScale(decimal.scale()).unscaledValue());
        }
        long[] high = new long[decimal.isWide() ? count : 0];
        long[] low = new long[count];
        Arrays.fill(high, unscaled.high());
        Arrays.fill(low, unscaled.low());
        return new DecimalColumn(decimal, high, low, count, validity);
    }

    private IllegalArgumentException nested() {
        return new IllegalArgumentException("there are no constants of type " + type);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BytesColumn bytes(byte[] value, int count, Validity validity) {
        byte[] data = new byte[Math.multiplyExact(value.length, count)];
        int[] offsets = new int[count + 1];
        for (int row = 0; row < count; row++) {
            System.arraycopy(value, 0, data, offsets[row], value.length);
            offsets[row + 1] = offsets[row] + value.length;
        }
        return new BytesColumn(data, offsets, count, validity);
    }
}
