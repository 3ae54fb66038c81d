package io.millrace.vector.operator;

import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.expression.Expression.Literal;
import io.millrace.vector.state.KeyTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The values of one field of a dictionary by key id, with a value for keys that are unknown. */
final class ValueGather {
    private final int field;
    private final DataType type;

    /** The bits of fixed-width values. */
    private long[] fixed = new long[64];

    /** The bytes of STRING and BYTES values. */
    private byte[][] bytes = new byte[64][];

    private boolean[] present = new boolean[64];

    private final boolean otherwisePresent;
    private final long otherwiseFixed;
    private final byte[] otherwiseBytes;

    ValueGather(int field, DataType type, Optional<Literal> otherwise) {
        this.field = field;
        this.type = type;
        Object value = otherwise.map(Literal::value).orElse(null);
        this.otherwisePresent = value != null;
        this.otherwiseFixed = switch (value) {
            case Boolean b -> b ? 1 : 0;
            case Double d -> Double.doubleToRawLongBits(d);
            case Number n -> n.longValue();
            case null, default -> 0;
        };
        this.otherwiseBytes = value instanceof String s ? s.getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    int field() {
        return field;
    }

    ColumnBuilder builder(int rows) {
        return ColumnBuilder.of(type, rows);
    }

    void put(int id, Column column, int row) {
        if (id >= present.length) {
            int larger = Math.max(id + 1, present.length * 2);
            fixed = Arrays.copyOf(fixed, larger);
            bytes = Arrays.copyOf(bytes, larger);
            present = Arrays.copyOf(present, larger);
        }
        present[id] = column.validity().isValid(row);
        if (present[id]) {
            switch (column) {
                case BooleanColumn booleans -> fixed[id] = booleans.get(row) ? 1 : 0;
                case IntColumn ints -> fixed[id] = ints.values()[row];
                case LongColumn longs -> fixed[id] = longs.values()[row];
                case DoubleColumn doubles -> fixed[id] = Double.doubleToRawLongBits(doubles.values()[row]);
                case BytesColumn values -> bytes[id] = values.bytes(row);
            }
        }
    }

    /** Appends the value of a key, or the other one if the key is unknown or has none. */
    void append(int id, ColumnBuilder builder) {
        boolean known = id != KeyTable.UNKNOWN && present[id];
        if (!known && !otherwisePresent) {
            builder.appendNull();
            return;
        }
        long value = known ? fixed[id] : otherwiseFixed;
        switch (builder) {
            case BooleanColumnBuilder booleans -> booleans.append(value != 0);
            case IntColumnBuilder ints -> ints.append((int) value);
            case LongColumnBuilder longs -> longs.append(value);
            case DoubleColumnBuilder doubles -> doubles.append(Double.longBitsToDouble(value));
            case BytesColumnBuilder strings -> strings.append(known ? bytes[id] : otherwiseBytes);
        }
    }
}
