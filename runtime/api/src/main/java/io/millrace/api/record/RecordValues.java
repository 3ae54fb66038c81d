package io.millrace.api.record;

import io.millrace.api.record.RecordType.Component;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.Result;
import java.lang.invoke.MethodHandle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Records of single values as functions see them: a component is an argument or a result.
 *
 * @param <R> the record class
 */
public final class RecordValues<R extends Record> {
    private final Class<R> type;
    private final List<Component> components;
    private final MethodHandle constructor;
    private final List<MethodHandle> accessors;

    private RecordValues(RecordType<R> type) {
        this.type = type.type();
        this.components = type.components();
        this.constructor = type.constructor();
        this.accessors = components.stream().map(RecordType::accessor).toList();
    }

    /** @throws MillraceException {@code RECORD_UNSUPPORTED} if a component is not a single value */
    public static <R extends Record> RecordValues<R> of(Class<R> type) {
        RecordType<R> record = RecordType.of(type);
        for (Component component : record.components()) {
            boolean single =
                    switch (component.type()) {
                        case JavaType.Single ignored -> true;
                        case JavaType.Constant ignored -> true;
                        case JavaType.Decimal ignored -> false;
                        case JavaType.ListOf ignored -> false;
                        case JavaType.MapOf ignored -> false;
                        case JavaType.Nested ignored -> false;
                        case JavaType.Untyped ignored -> false;
                    };
            if (!single) {
                throw new MillraceException(
                        "RECORD_UNSUPPORTED",
                        "component '" + component.name() + "' of " + type.getName()
                                + " is not a single value, which steps take, keep and give");
            }
        }
        return new RecordValues<>(record);
    }

    /** The columns, in order. */
    public List<Field> fields() {
        return components.stream()
                .map(component -> new Field(component.column(), scalar(component), component.nullable()))
                .toList();
    }

    private static Scalar scalar(Component component) {
        return component.type() instanceof JavaType.Single single ? single.scalar() : Scalar.STRING;
    }

    /**
     * The record of some values.
     *
     * @param first the position of that of the first component
     * @throws MillraceException {@code NULL_IN_RECORD}
     */
    public R read(Arguments values, int first) {
        @Nullable Object[] read = new @Nullable Object[components.size()];
        for (int i = 0; i < read.length; i++) {
            Component component = components.get(i);
            if (values.isNull(first + i)) {
                if (!component.nullable()) {
                    throw new MillraceException(
                            "NULL_IN_RECORD",
                            "component '" + component.name() + "' of " + type.getSimpleName()
                                    + " takes no null, and the column '" + component.column()
                                    + "' is null; expected @Nullable");
                }
            } else {
                read[i] = value(component, values, first + i);
            }
        }
        try {
            return type.cast(constructor.invokeWithArguments(read));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Component component, Arguments values, int at) {
        return switch (component.type()) {
            case JavaType.Constant constant -> constant(constant.type(), values.getString(at));
            case JavaType ignored ->
                switch (scalar(component)) {
                    case BOOLEAN -> values.getBoolean(at);
                    case INT -> values.getInt(at);
                    case BIGINT -> values.getLong(at);
                    case DOUBLE -> values.getDouble(at);
                    case STRING -> values.getString(at);
                    case BYTES -> values.getBytes(at);
                    case TIMESTAMP -> Instant.EPOCH.plus(values.getLong(at), ChronoUnit.MICROS);
                };
        };
    }

    private static Object constant(Class<? extends Enum<?>> type, String name) {
        for (Enum<?> constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new MillraceException("WRONG_TYPE", "'" + name + "' is not a constant of " + type.getSimpleName());
    }

    /**
     * Writes the components of a record.
     *
     * @param results takes the value of each component, by its position
     */
    public void write(R row, IntFunction<Result> results) {
        for (int i = 0; i < accessors.size(); i++) {
            Result result = results.apply(i);
            switch (component(row, i)) {
                case null -> result.setNull();
                case Boolean value -> result.set(value);
                case Integer value -> result.set(value);
                case Long value -> result.set(value);
                case Double value -> result.set(value);
                case String value -> result.set(value);
                case byte[] value -> result.set(value);
                case Instant value ->
                    result.set(ChronoUnit.MICROS.between(Instant.EPOCH, value.truncatedTo(ChronoUnit.MICROS)));
                case Enum<?> value -> result.set(value.name());
                case Object value -> throw new IllegalStateException("no single value: " + value);
            }
        }
    }

    private @Nullable Object component(R row, int number) {
        try {
            return accessors.get(number).invoke(row);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
