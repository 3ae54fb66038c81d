package io.millrace.api.record;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Schema;
import java.time.Instant;
import java.util.Optional;

/** What values of columns are in Java. */
sealed interface JavaType {
    /** A single value; {@code type} is primitive or not. */
    record Single(Class<?> type, Scalar scalar) implements JavaType {}

    /** @param digits if they are known, which they need be to make a column of such values only */
    record Decimal(Optional<DataType.Decimal> digits) implements JavaType {}

    /** A constant of an enum, a STRING with its name. */
    record Constant(Class<? extends Enum<?>> type) implements JavaType {}

    record ListOf(JavaType element) implements JavaType {}

    record MapOf(JavaType key, JavaType value) implements JavaType {}

    record Nested(RecordType<?> type) implements JavaType {}

    /** A {@link Row}. */
    record Untyped() implements JavaType {}

    /** How a type of columns is read where no class says more. */
    static JavaType of(DataType type) {
        return switch (type) {
            case Scalar scalar -> new Single(boxed(scalar), scalar);
            case DataType.Decimal decimal -> new Decimal(Optional.of(decimal));
            case DataType.Array array -> new ListOf(of(array.element()));
            case DataType.Map map -> new MapOf(of(map.key()), of(map.value()));
            case DataType.Row ignored -> new Untyped();
        };
    }

    private static Class<?> boxed(Scalar type) {
        return switch (type) {
            case BOOLEAN -> Boolean.class;
            case INT -> Integer.class;
            case BIGINT -> Long.class;
            case DOUBLE -> Double.class;
            case STRING -> String.class;
            case BYTES -> byte[].class;
            case TIMESTAMP -> Instant.class;
        };
    }

    /** Whether values of a column can be read as this; INT as {@code long} and {@code double}, too. */
    default boolean reads(DataType type) {
        return switch (this) {
            case Single(Class<?> ignored, Scalar own) ->
                type == own || (type == Scalar.INT && (own == Scalar.BIGINT || own == Scalar.DOUBLE));
            case Decimal ignored -> type instanceof DataType.Decimal;
            case Constant ignored -> type == Scalar.STRING;
            case ListOf list ->
                type instanceof DataType.Array array && list.element().reads(array.element());
            case MapOf map ->
                type instanceof DataType.Map entries
                        && map.key().reads(entries.key())
                        && map.value().reads(entries.value());
            case Nested nested ->
                type instanceof DataType.Row row
                        && nested.type().misfits(new Schema(row.fields())).isEmpty();
            case Untyped ignored -> type instanceof DataType.Row;
        };
    }

    /** The type of a column of such values; empty where digits are missing. */
    default Optional<DataType> dataType() {
        return switch (this) {
            case Single single -> Optional.of(single.scalar());
            case Decimal decimal -> decimal.digits().map(digits -> digits);
            case Constant ignored -> Optional.of(Scalar.STRING);
            case ListOf list -> list.element().dataType().map(DataType.Array::new);
            case MapOf map ->
                map.key().dataType().flatMap(key -> map.value().dataType().map(value -> new DataType.Map(key, value)));
            case Nested nested ->
                Optional.of(new DataType.Row(nested.type().schema().fields()));
            case Untyped ignored -> Optional.empty();
        };
    }
}
