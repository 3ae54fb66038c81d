package io.millrace.formats.columns;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.spi.EncodedRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How types are written: a byte for what they are, then what they are made of. */
enum TypeCode {
    BOOLEAN(0),
    INT(1),
    BIGINT(2),
    DOUBLE(3),
    STRING(4),
    BYTES(5),
    TIMESTAMP(6),
    /** Its precision and scale follow, a byte each. */
    DECIMAL(7),
    /** The type of its elements follows. */
    ARRAY(8),
    /** The types of keys and values follow. */
    MAP(9),
    /** Its fields follow. */
    ROW(10);

    /** By their codes. */
    private static final TypeCode[] BY_CODE = values();

    /** Arrays, maps and rows in one another. */
    private static final int MAX_DEPTH = 64;

    private static final int MAX_PRECISION = 38;
    private static final int NULLABLE = 1;

    private final int code;

    TypeCode(int code) {
        this.code = code;
    }

    /** Writes the number of fields, and each with its name, type and whether it may be null. */
    static void writeFields(List<Field> fields, EncodedRecords out) {
        VarInts.write(fields.size(), out);
        for (Field field : fields) {
            byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
            VarInts.write(name.length, out);
            out.write(name);
            write(field.type(), out);
            out.write(field.nullable() ? NULLABLE : 0);
        }
    }

    private static void write(DataType type, EncodedRecords out) {
        switch (type) {
            case DataType.Scalar scalar -> out.write(of(scalar).code);
            case DataType.Decimal decimal -> {
                out.write(DECIMAL.code);
                out.write(decimal.precision());
                out.write(decimal.scale());
            }
            case DataType.Array array -> {
                out.write(ARRAY.code);
                write(array.element(), out);
            }
            case DataType.Map map -> {
                out.write(MAP.code);
                write(map.key(), out);
                write(map.value(), out);
            }
            case DataType.Row row -> {
                out.write(ROW.code);
                writeFields(row.fields(), out);
            }
        }
    }

    private static TypeCode of(DataType.Scalar scalar) {
        return switch (scalar) {
            case BOOLEAN -> BOOLEAN;
            case INT -> INT;
            case BIGINT -> BIGINT;
            case DOUBLE -> DOUBLE;
            case STRING -> STRING;
            case BYTES -> BYTES;
            case TIMESTAMP -> TIMESTAMP;
        };
    }

    /** @throws io.millrace.formats.MalformedRecord if there are no such types */
    static List<Field> readFields(RecordCursor in) {
        return readFields(in, 0);
    }

    private static List<Field> readFields(RecordCursor in, int depth) {
        // A field has four bytes at least.
        int count = in.count(in.left() / 4, "fields");
        List<Field> fields = new ArrayList<>(count);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int length = in.count(in.left(), "bytes of a name");
            String name = new String(in.data(), in.take(length), length, StandardCharsets.UTF_8);
            if (name.isEmpty() || !names.add(name)) {
                throw in.corrupt("names of fields that differ and are not empty", "'" + name + "'");
            }
            DataType type = read(in, depth);
            int nullable = in.unsignedByte();
            if (nullable > NULLABLE) {
                throw in.corrupt("whether a field may be null, 0 or 1", nullable);
            }
            fields.add(new Field(name, type, nullable == NULLABLE));
        }
        return fields;
    }

    private static DataType read(RecordCursor in, int depth) {
        int code = in.unsignedByte();
        if (code >= BY_CODE.length) {
            throw in.corrupt("a type, 0 to " + (BY_CODE.length - 1), code);
        }
        if (depth == MAX_DEPTH) {
            throw in.corrupt("types in one another to a depth of " + MAX_DEPTH, "more");
        }
        return switch (BY_CODE[code]) {
            case BOOLEAN -> DataType.Scalar.BOOLEAN;
            case INT -> DataType.Scalar.INT;
            case BIGINT -> DataType.Scalar.BIGINT;
            case DOUBLE -> DataType.Scalar.DOUBLE;
            case STRING -> DataType.Scalar.STRING;
            case BYTES -> DataType.Scalar.BYTES;
            case TIMESTAMP -> DataType.Scalar.TIMESTAMP;
            case DECIMAL -> readDecimal(in);
            case ARRAY -> new DataType.Array(read(in, depth + 1));
            case MAP -> readMap(in, depth + 1);
            case ROW -> new DataType.Row(readFields(in, depth + 1));
        };
    }

    private static DataType readDecimal(RecordCursor in) {
        int precision = in.unsignedByte();
        int scale = in.unsignedByte();
        if (precision < 1 || precision > MAX_PRECISION || scale > precision) {
            throw in.corrupt("a DECIMAL", "DECIMAL(" + precision + "," + scale + ")");
        }
        return new DataType.Decimal(precision, scale);
    }

    private static DataType readMap(RecordCursor in, int depth) {
        DataType key = read(in, depth);
        DataType value = read(in, depth);
        if (!DataType.Map.isKey(key)) {
            throw in.corrupt("keys of a MAP", key);
        }
        return new DataType.Map(key, value);
    }
}
