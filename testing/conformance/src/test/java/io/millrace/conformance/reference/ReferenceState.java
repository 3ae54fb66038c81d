package io.millrace.conformance.reference;

import io.millrace.model.data.Field;
import io.millrace.model.function.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state of a function that a job brought along, as a list of objects. */
final class ReferenceState implements State {
    private final List<Field> fields;
    private final List<@Nullable Object> values = new ArrayList<>();
    private final ReferenceCall.Given given = new ReferenceCall.Given(values);

    ReferenceState(List<Field> fields) {
        this.fields = fields;
        fields.forEach(field -> values.add(null));
    }

    private void put(int field, Consumer<ReferenceCall.Kept> setting) {
        ReferenceCall.Kept kept = new ReferenceCall.Kept(fields.get(field).type());
        setting.accept(kept);
        values.set(field, kept.value);
    }

    @Override
    public boolean isNull(int field) {
        return given.isNull(field);
    }

    @Override
    public boolean getBoolean(int field) {
        return given.getBoolean(field);
    }

    @Override
    public int getInt(int field) {
        return given.getInt(field);
    }

    @Override
    public long getLong(int field) {
        return given.getLong(field);
    }

    @Override
    public double getDouble(int field) {
        return given.getDouble(field);
    }

    @Override
    public String getString(int field) {
        return given.getString(field);
    }

    @Override
    public byte[] getBytes(int field) {
        return given.getBytes(field);
    }

    @Override
    public int byteLength(int field) {
        return given.byteLength(field);
    }

    @Override
    public byte byteAt(int field, int index) {
        return given.byteAt(field, index);
    }

    @Override
    public void setNull(int field) {
        values.set(field, null);
    }

    @Override
    public void set(int field, boolean value) {
        put(field, kept -> kept.set(value));
    }

    @Override
    public void set(int field, int value) {
        put(field, kept -> kept.set(value));
    }

    @Override
    public void set(int field, long value) {
        put(field, kept -> kept.set(value));
    }

    @Override
    public void set(int field, double value) {
        put(field, kept -> kept.set(value));
    }

    @Override
    public void set(int field, String value) {
        put(field, kept -> kept.set(value));
    }

    @Override
    public void set(int field, byte[] value) {
        put(field, kept -> kept.set(new String(value, StandardCharsets.UTF_8)));
    }
}
