package io.millrace.model.invocation;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Utf8Check;
import io.millrace.model.function.State;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The values of one slot after the other, as a function sees them. Used by one thread. */
public final class StateRow implements State {
    private final StateValues values;
    private int slot;

    public StateRow(StateValues values) {
        this.values = values;
    }

    public void moveTo(int slot) {
        this.slot = slot;
    }

    @Override
    public boolean isNull(int field) {
        return values.isNull(Objects.checkIndex(field, values.types().size()), slot);
    }

    @Override
    public boolean getBoolean(int field) {
        return word(field, Scalar.BOOLEAN) != 0;
    }

    @Override
    public int getInt(int field) {
        return (int) word(field, Scalar.INT);
    }

    @Override
    public long getLong(int field) {
        return word(field, type(field) == Scalar.TIMESTAMP ? Scalar.TIMESTAMP : Scalar.BIGINT);
    }

    @Override
    public double getDouble(int field) {
        return Double.longBitsToDouble(word(field, Scalar.DOUBLE));
    }

    @Override
    public String getString(int field) {
        return new String(bytes(field), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] getBytes(int field) {
        return bytes(field).clone();
    }

    @Override
    public int byteLength(int field) {
        return bytes(field).length;
    }

    @Override
    public byte byteAt(int field, int index) {
        return bytes(field)[index];
    }

    @Override
    public void setNull(int field) {
        values.setNull(Objects.checkIndex(field, values.types().size()), slot);
    }

    @Override
    public void set(int field, boolean value) {
        check(field, Scalar.BOOLEAN);
        values.set(field, slot, value ? 1 : 0);
    }

    @Override
    public void set(int field, int value) {
        switch (type(field)) {
            case INT, BIGINT, TIMESTAMP -> values.set(field, slot, value);
            case DOUBLE -> values.set(field, slot, Double.doubleToRawLongBits(value));
            case BOOLEAN, STRING, BYTES -> throw otherType(field, Scalar.INT);
        }
    }

    @Override
    public void set(int field, long value) {
        check(field, type(field) == Scalar.TIMESTAMP ? Scalar.TIMESTAMP : Scalar.BIGINT);
        values.set(field, slot, value);
    }

    @Override
    public void set(int field, double value) {
        check(field, Scalar.DOUBLE);
        values.set(field, slot, Double.doubleToRawLongBits(value));
    }

    @Override
    public void set(int field, String value) {
        check(field, Scalar.STRING);
        values.set(field, slot, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void set(int field, byte[] value) {
        check(field, type(field) == Scalar.STRING ? Scalar.STRING : Scalar.BYTES);
        if (type(field) == Scalar.STRING && !Utf8Check.isWellFormed(value, 0, value.length)) {
            throw new IllegalStateException(
                    "field " + field + " of the state is a STRING, and its bytes are not UTF-8");
        }
        values.set(field, slot, value.clone());
    }

    private long word(int field, Scalar read) {
        check(field, read);
        requireValue(field);
        return values.word(field, slot);
    }

    private byte[] bytes(int field) {
        check(field, type(field) == Scalar.BYTES ? Scalar.BYTES : Scalar.STRING);
        requireValue(field);
        return values.bytes(field, slot);
    }

    private void requireValue(int field) {
        if (values.isNull(field, slot)) {
            throw new IllegalStateException("field " + field + " of the state is null, and was read");
        }
    }

    private void check(int field, Scalar used) {
        if (type(field) != used) {
            throw otherType(field, used);
        }
    }

    private Scalar type(int field) {
        return values.types().get(field);
    }

    private IllegalStateException otherType(int field, Scalar used) {
        return new IllegalStateException(
                "field " + field + " of the state is " + type(field) + ", and is used as " + used);
    }
}
