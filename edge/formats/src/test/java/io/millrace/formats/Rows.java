package io.millrace.formats;

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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Batches as lists of Java values: TIMESTAMP as {@link Instant}, BYTES as {@link Bytes}, ARRAY and ROW as lists, MAP as a map
 * with its entries in order, null as {@link #NULL}.
 */
public final class Rows {
    /** Stands for null. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "NULL";
        }
    };

    /** BYTES that compare by content. */
    public record Bytes(String hex) {
        public static Bytes of(byte[] bytes) {
            return new Bytes(HexFormat.of().formatHex(bytes));
        }
    }

    private Rows() {}

    /** The selected rows. */
    public static List<List<Object>> of(Batch batch) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < batch.selectedCount(); i++) {
            int row = batch.selection().rows()[i];
            List<Object> values = new ArrayList<>();
            for (int field = 0; field < batch.schema().size(); field++) {
                values.add(
                        value(batch.column(field), batch.schema().field(field).type(), row));
            }
            rows.add(values);
        }
        return rows;
    }

    /** The inverse of {@link #of}. */
    public static Batch batch(Schema schema, List<List<Object>> rows) {
        BatchBuilder builder = new BatchBuilder(schema, rows.size());
        for (List<Object> row : rows) {
            for (int field = 0; field < schema.size(); field++) {
                append(builder.column(field), schema.field(field).type(), row.get(field));
            }
            builder.endRow();
        }
        return builder.build();
    }

    private static Object value(Column column, DataType type, int row) {
        if (column.validity().isNull(row)) {
            return NULL;
        }
        return switch (column) {
            case BooleanColumn c -> c.get(row);
            case IntColumn c -> c.values()[row];
            case LongColumn c -> type == DataType.Scalar.TIMESTAMP ? instant(c.values()[row]) : c.values()[row];
            case DoubleColumn c -> c.values()[row];
            case DecimalColumn c -> c.value(row);
            case BytesColumn c -> type == DataType.Scalar.BYTES ? Bytes.of(c.bytes(row)) : c.string(row);
            case ArrayColumn c -> {
                List<Object> values = new ArrayList<>();
                for (int i = c.offsets()[row]; i < c.offsets()[row + 1]; i++) {
                    values.add(value(c.elements(), ((DataType.Array) type).element(), i));
                }
                yield values;
            }
            case MapColumn c -> {
                DataType.Map map = (DataType.Map) type;
                Map<Object, Object> entries = new LinkedHashMap<>();
                for (int i = c.offsets()[row]; i < c.offsets()[row + 1]; i++) {
                    entries.put(value(c.keys(), map.key(), i), value(c.values(), map.value(), i));
                }
                yield entries;
            }
            case RowColumn c -> {
                List<Field> fields = ((DataType.Row) type).fields();
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < fields.size(); i++) {
                    values.add(value(c.fields().get(i), fields.get(i).type(), row));
                }
                yield values;
            }
        };
    }

    private static Object instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static void append(ColumnBuilder column, DataType type, Object value) {
        if (value.equals(NULL)) {
            column.appendNull();
            return;
        }
        switch (column) {
            case BooleanColumnBuilder c -> c.append((Boolean) value);
            case IntColumnBuilder c -> c.append((Integer) value);
            case LongColumnBuilder c ->
                c.append(
                        type == DataType.Scalar.TIMESTAMP
                                ? ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value)
                                : (Long) value);
            case DoubleColumnBuilder c -> c.append((Double) value);
            case DecimalColumnBuilder c -> c.append((BigDecimal) value);
            case BytesColumnBuilder c ->
                c.append(
                        type == DataType.Scalar.BYTES
                                ? HexFormat.of().parseHex(((Bytes) value).hex())
                                : ((String) value).getBytes(StandardCharsets.UTF_8));
            case ArrayColumnBuilder c -> {
                for (Object element : (List<?>) value) {
                    append(c.elements(), ((DataType.Array) type).element(), element);
                }
                c.endValue();
            }
            case MapColumnBuilder c -> {
                ((Map<?, ?>) value).forEach((key, mapped) -> {
                    append(c.keys(), ((DataType.Map) type).key(), key);
                    append(c.values(), ((DataType.Map) type).value(), mapped);
                });
                c.endValue();
            }
            case RowColumnBuilder c -> {
                List<Field> fields = ((DataType.Row) type).fields();
                for (int i = 0; i < fields.size(); i++) {
                    append(c.field(i), fields.get(i).type(), ((List<?>) value).get(i));
                }
                c.endValue();
            }
        }
    }
}
