package io.millrace.api.record;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.RowColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of a column as objects. */
@FunctionalInterface
interface ValueReader {
    /** The value of a row, which is not null. */
    Object read(Column column, int row);

    /** The value of a row, null if it is. */
    default @Nullable Object readNullable(Column column, int row) {
        return column.validity().isNull(row) ? null : read(column, row);
    }

    /** @param column the type of the column, which values of {@code type} can be {@linkplain JavaType#reads read} of */
    static ValueReader of(JavaType type, DataType column) {
        return switch (type) {
            case JavaType.Single single -> single(single.scalar());
            case JavaType.Decimal ignored -> (values, row) -> ((DecimalColumn) values).value(row);
            case JavaType.Constant constant -> constants(constant.type());
            case JavaType.ListOf list -> lists(of(list.element(), ((DataType.Array) column).element()));
            case JavaType.MapOf map ->
                maps(of(map.key(), ((DataType.Map) column).key()), of(map.value(), ((DataType.Map) column).value()));
            case JavaType.Nested nested -> records(nested.type(), schema(column));
            case JavaType.Untyped ignored -> rows(new UntypedRows(schema(column)));
        };
    }

    private static Schema schema(DataType row) {
        return new Schema(((DataType.Row) row).fields());
    }

    private static ValueReader single(Scalar type) {
        return switch (type) {
            case BOOLEAN -> (column, row) -> ((BooleanColumn) column).get(row);
            case INT -> (column, row) -> ((IntColumn) column).values()[row];
            case BIGINT -> ValueReader::longAt;
            case DOUBLE -> ValueReader::doubleAt;
            case STRING -> (column, row) -> ((BytesColumn) column).string(row);
            case BYTES -> (column, row) -> ((BytesColumn) column).bytes(row);
            case TIMESTAMP ->
                (column, row) -> Instant.EPOCH.plus(((LongColumn) column).values()[row], ChronoUnit.MICROS);
        };
    }

    /** The value of a BIGINT column, or an INT column. */
    static long longAt(Column column, int row) {
        return column instanceof IntColumn ints ? ints.values()[row] : ((LongColumn) column).values()[row];
    }

    /** The value of a DOUBLE column, or an INT column. */
    static double doubleAt(Column column, int row) {
        return column instanceof IntColumn ints ? ints.values()[row] : ((DoubleColumn) column).values()[row];
    }

    private static ValueReader constants(Class<? extends Enum<?>> type) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Enum<?> constant : type.getEnumConstants()) {
            byName.put(constant.name(), constant);
        }
        return (column, row) -> {
            String name = ((BytesColumn) column).string(row);
            Object constant = byName.get(name);
            if (constant == null) {
                throw new MillraceException(
                        "VALUE_NOT_IN_ENUM",
                        "'" + name + "' is no constant of " + type.getSimpleName() + "; expected one of "
                                + String.join(", ", byName.keySet()));
            }
            return constant;
        };
    }

    private static ValueReader lists(ValueReader elements) {
        return (column, row) -> {
            ArrayColumn lists = (ArrayColumn) column;
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = lists.offsets()[row]; i < lists.offsets()[row + 1]; i++) {
                list.add(elements.readNullable(lists.elements(), i));
            }
            return Collections.unmodifiableList(list);
        };
    }

    private static ValueReader maps(ValueReader keys, ValueReader values) {
        return (column, row) -> {
            MapColumn maps = (MapColumn) column;
            Map<Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = maps.offsets()[row]; i < maps.offsets()[row + 1]; i++) {
                map.put(keys.read(maps.keys(), i), values.readNullable(maps.values(), i));
            }
            return Collections.unmodifiableMap(map);
        };
    }

    private static ValueReader records(RecordType<?> type, Schema schema) {
        RecordReader<?> reader = new RecordReader<>(type, schema);
        return rows(reader);
    }

    private static ValueReader rows(RowReader<?> reader) {
        return (column, row) -> reader.read(((RowColumn) column).fields(), row);
    }

    /** Rows without a class. */
    final class UntypedRows implements RowReader<Row> {
        private final Schema schema;
        private final ValueReader[] readers;

        UntypedRows(Schema schema) {
            this.schema = schema;
            this.readers = schema.fields().stream()
                    .map(field -> of(JavaType.of(field.type()), field.type()))
                    .toArray(ValueReader[]::new);
        }

        @Override
        public Row read(List<Column> columns, int row) {
            @Nullable Object[] values = new @Nullable Object[readers.length];
            for (int i = 0; i < readers.length; i++) {
                values[i] = readers[i].readNullable(columns.get(i), row);
            }
            return new Row(schema, Arrays.asList(values));
        }
    }
}
