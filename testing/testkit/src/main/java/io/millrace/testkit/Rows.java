package io.millrace.testkit;

import io.millrace.model.data.ArrayColumn;
import io.millrace.model.data.ArrayColumnBuilder;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.DecimalColumn;
import io.millrace.model.data.DecimalColumnBuilder;
import io.millrace.model.data.DoubleColumn;
import io.millrace.model.data.DoubleColumnBuilder;
import io.millrace.model.data.Field;
import io.millrace.model.data.IntColumn;
import io.millrace.model.data.IntColumnBuilder;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.MapColumn;
import io.millrace.model.data.MapColumnBuilder;
import io.millrace.model.data.RowColumn;
import io.millrace.model.data.RowColumnBuilder;
import io.millrace.model.data.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Batches as lists that people can read and tests can compare. Values are Boolean, Integer, Long, Double, BigDecimal with the scale
 * of its type (DECIMAL), String (STRING),
 * Instant (TIMESTAMP), String of hexadecimal digits (BYTES), List (ARRAY, and ROW with a value for each field), Map with
 * its entries in order (MAP), or null.
 */
public final class Rows {
    private Rows() {}

    /** One row; unlike {@link List#of} it takes nulls. */
    public static List<@Nullable Object> row(@Nullable Object... values) {
        return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values)));
    }

    /** A batch of the rows, all selected. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Batch batch(Schema schema, List<@Nullable Object>... rows) {
        return batch(schema, List.of(rows));
    }

    /** A batch of the rows, all selected. */
    public static Batch batch(Schema schema, List<List<@Nullable Object>> rows) {
        BatchBuilder builder = new BatchBuilder(schema, rows.size());
        for (List<@Nullable Object> row : rows) {
            if (row.size() != schema.size()) {
                throw new IllegalArgumentException("row " + row + " does not have the fields of " + schema);
            }
            for (int i = 0; i < schema.size(); i++) {
                append(builder.column(i), schema.field(i).type(), row.get(i));
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** The rows that are selected. */
    public static List<List<@Nullable Object>> of(Batch batch) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = batch.selection().rows()[i];
            List<@Nullable Object> values = new ArrayList<>();
            for (int field = 0; field < batch.schema().size(); field++) {
                values.add(
                        value(batch.column(field), batch.schema().field(field).type(), row));
            }
            rows.add(values);
        }
        return rows;
    }

    /** A batch of the selected rows alone, in arrays of its own. */
    public static Batch compact(Batch batch) {
        return batch(batch.schema(), of(batch));
    }

    /** The value of one row of a column of the given type. */
    public static @Nullable Object value(Column column, DataType type, int row) {
        if (column.validity().isNull(row)) {
            return null;
        }
        return switch (column) {
            case BooleanColumn c -> c.get(row);
            case IntColumn c -> c.values()[row];
            case LongColumn c ->
                type == Scalar.TIMESTAMP ? Instant.EPOCH.plus(c.values()[row], ChronoUnit.MICROS) : c.values()[row];
            case DoubleColumn c -> c.values()[row];
            case DecimalColumn c -> c.value(row);
            case BytesColumn c -> type == Scalar.BYTES ? HexFormat.of().formatHex(c.bytes(row)) : c.string(row);
            case ArrayColumn c -> {
                DataType element = ((DataType.Array) type).element();
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = c.offsets()[row]; i < c.offsets()[row + 1]; i++) {
                    values.add(value(c.elements(), element, i));
                }
                yield values;
            }
            case MapColumn c -> {
                DataType.Map map = (DataType.Map) type;
                Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
                for (int i = c.offsets()[row]; i < c.offsets()[row + 1]; i++) {
                    entries.put(
                            Objects.requireNonNull(value(c.keys(), map.key(), i)), value(c.values(), map.value(), i));
                }
                yield entries;
            }
            case RowColumn c -> {
                List<Field> fields = ((DataType.Row) type).fields();
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < fields.size(); i++) {
                    values.add(value(c.fields().get(i), fields.get(i).type(), row));
                }
                yield values;
            }
        };
    }

    private static void append(ColumnBuilder builder, DataType type, @Nullable Object value) {
        if (value == null) {
            builder.appendNull();
            return;
        }
        switch (builder) {
            case BooleanColumnBuilder b -> b.append((Boolean) value);
            case IntColumnBuilder b -> b.append((Integer) value);
            case LongColumnBuilder b ->
                b.append(value instanceof Instant time ? ChronoUnit.MICROS.between(Instant.EPOCH, time) : (Long) value);
            case DoubleColumnBuilder b -> b.append((Double) value);
            case DecimalColumnBuilder b -> b.append((BigDecimal) value);
            case BytesColumnBuilder b ->
                b.append(
                        type == Scalar.BYTES
                                ? HexFormat.of().parseHex((String) value)
                                : ((String) value).getBytes(StandardCharsets.UTF_8));
            case ArrayColumnBuilder b -> {
                for (Object element : (List<?>) value) {
                    append(b.elements(), ((DataType.Array) type).element(), element);
                }
                b.endValue();
            }
            case MapColumnBuilder b -> {
                ((Map<?, ?>) value).forEach((key, mapped) -> {
                    append(b.keys(), ((DataType.Map) type).key(), key);
                    append(b.values(), ((DataType.Map) type).value(), mapped);
                });
                b.endValue();
            }
            case RowColumnBuilder b -> {
                List<Field> fields = ((DataType.Row) type).fields();
                for (int i = 0; i < fields.size(); i++) {
                    append(b.field(i), fields.get(i).type(), ((List<?>) value).get(i));
                }
                b.endValue();
            }
        }
    }
}
