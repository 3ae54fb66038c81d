package io.millrace.api.record;

import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.MapColumnBuilder;
import io.millrace.model.data.RowColumnBuilder;
import io.millrace.model.error.MillraceException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Appends objects to a column. */
@FunctionalInterface
interface ValueWriter {
    /** Appends a value that is not null. */
    void write(Object value, ColumnBuilder column);

    /** Appends a value that may be null. */
    default void writeNullable(@Nullable Object value, ColumnBuilder column) {
        if (value == null) {
            column.appendNull();
        } else {
            write(value, column);
        }
    }

    /** @param type has a {@linkplain JavaType#dataType() data type}, for whose columns the writer is */
    static ValueWriter of(JavaType type) {
        return switch (type) {
            case JavaType.Single single -> single(single.scalar());
            case JavaType.Decimal ignored -> ValueWriter::decimal;
            case JavaType.Constant ignored ->
                (value, column) -> text(((Enum<?>) value).name(), (BytesColumnBuilder) column);
            case JavaType.ListOf list -> lists(of(list.element()));
            case JavaType.MapOf map -> maps(of(map.key()), of(map.value()));
            case JavaType.Nested nested -> records(new BatchWriter<>(nested.type()));
            case JavaType.Untyped ignored -> throw new IllegalArgumentException("rows without a class are only read");
        };
    }

    private static ValueWriter single(Scalar type) {
        return switch (type) {
            case BOOLEAN -> (value, column) -> ((BooleanColumnBuilder) column).append((Boolean) value);
            case INT -> (value, column) -> ((IntColumnBuilder) column).append((Integer) value);
            case BIGINT -> (value, column) -> ((LongColumnBuilder) column).append((Long) value);
            case DOUBLE -> (value, column) -> ((DoubleColumnBuilder) column).append((Double) value);
            case STRING -> (value, column) -> text((String) value, (BytesColumnBuilder) column);
            case BYTES -> (value, column) -> ((BytesColumnBuilder) column).append((byte[]) value);
            case TIMESTAMP -> (value, column) -> ((LongColumnBuilder) column).append(micros((Instant) value));
        };
    }

    private static void text(String value, BytesColumnBuilder column) {
        column.append(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Microseconds since the epoch, rounded down. */
    private static long micros(Instant time) {
        try {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
        } catch (ArithmeticException e) {
            throw new MillraceException(
                    "VALUE_OUT_OF_RANGE", time + " is no TIMESTAMP, which reaches to 292,000 years from now", e);
        }
    }

    private static void decimal(Object value, ColumnBuilder column) {
        DecimalColumnBuilder decimals = (DecimalColumnBuilder) column;
        try {
            decimals.append((BigDecimal) value);
        } catch (ArithmeticException e) {
            throw new MillraceException(
                    "VALUE_OUT_OF_RANGE",
                    value + " is no " + decimals.type() + "; round it, or give @DecimalDigits more room",
                    e);
        }
    }

    private static ValueWriter lists(ValueWriter elements) {
        return (value, column) -> {
            ArrayColumnBuilder lists = (ArrayColumnBuilder) column;
            for (Object element : (List<?>) value) {
                elements.writeNullable(element, lists.elements());
            }
            lists.endValue();
        };
    }

    private static ValueWriter maps(ValueWriter keys, ValueWriter values) {
        return (value, column) -> {
            MapColumnBuilder maps = (MapColumnBuilder) column;
            ((Map<?, ?>) value).forEach((key, mapped) -> {
                keys.write(key, maps.keys());
                values.writeNullable(mapped, maps.values());
            });
            maps.endValue();
        };
    }

    private static ValueWriter records(BatchWriter<?> writer) {
        return (value, column) -> {
            RowColumnBuilder rows = (RowColumnBuilder) column;
            writer.writeFields(List.of(value), rows::field);
            rows.endValue();
        };
    }
}
