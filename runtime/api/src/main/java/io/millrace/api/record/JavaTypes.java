package io.millrace.api.record;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.error.MillraceException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what the declared types of a record's components mean. */
final class JavaTypes {
    private static final Map<Class<?>, Scalar> SINGLE = Map.ofEntries(
            Map.entry(boolean.class, Scalar.BOOLEAN),
            Map.entry(Boolean.class, Scalar.BOOLEAN),
            Map.entry(int.class, Scalar.INT),
            Map.entry(Integer.class, Scalar.INT),
            Map.entry(long.class, Scalar.BIGINT),
            Map.entry(Long.class, Scalar.BIGINT),
            Map.entry(double.class, Scalar.DOUBLE),
            Map.entry(Double.class, Scalar.DOUBLE),
            Map.entry(String.class, Scalar.STRING),
            Map.entry(byte[].class, Scalar.BYTES),
            Map.entry(Instant.class, Scalar.TIMESTAMP));

    private final RecordComponent component;

    /** The record classes around the component, which it cannot be of itself. */
    private final Set<Class<?>> around;

    JavaTypes(RecordComponent component, Set<Class<?>> around) {
        this.component = component;
        this.around = around;
    }

    JavaType type() {
        return type(component.getGenericType());
    }

    private JavaType type(Type type) {
        if (type instanceof Class<?> plain) {
            return type(plain);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == List.class) {
                return new JavaType.ListOf(type(arguments[0]));
            }
            if (raw == Map.class) {
                return new JavaType.MapOf(key(type(arguments[0])), type(arguments[1]));
            }
        }
        throw unsupported(type.getTypeName());
    }

    private JavaType type(Class<?> type) {
        Scalar scalar = SINGLE.get(type);
        if (scalar != null) {
            return new JavaType.Single(type, scalar);
        }
        if (type == BigDecimal.class) {
            return new JavaType.Decimal(digits());
        }
        if (type.isEnum()) {
            return new JavaType.Constant(constants(type));
        }
        if (type.isRecord()) {
            return new JavaType.Nested(RecordType.of(type.asSubclass(Record.class), around));
        }
        throw unsupported(type.getTypeName());
    }

    @SuppressWarnings("unchecked") // isEnum has said so
    private static Class<? extends Enum<?>> constants(Class<?> type) {
        return (Class<? extends Enum<?>>) type;
    }

    private JavaType key(JavaType key) {
        if (!key.dataType().map(DataType.Map::isKey).orElse(false)) {
            throw unsupported(component.getGenericType().getTypeName());
        }
        return key;
    }

    private Optional<DataType.Decimal> digits() {
        return Optional.ofNullable(component.getAnnotation(DecimalDigits.class))
                .map(digits -> new DataType.Decimal(digits.precision(), digits.scale()));
    }

    private MillraceException unsupported(String found) {
        return new MillraceException(
                "RECORD_UNSUPPORTED",
                "component '" + component.getName() + "' of "
                        + component.getDeclaringRecord().getName() + " has a type that columns do not have, found '"
                        + found
                        + "'; expected boolean, int, long, double, their boxes, String, byte[], Instant, BigDecimal,"
                        + " an enum, a record, a List of these, or a Map with keys that are no double, BigDecimal, record or collection");
    }
}
