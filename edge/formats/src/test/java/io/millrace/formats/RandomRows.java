package io.millrace.formats;

import io.millrace.formats.Rows.Bytes;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of values of all types at random, edges among them. */
public final class RandomRows {
    /** A field of each type. */
    public static final Schema SCHEMA = Schema.of(
            Field.nullable("flag", DataType.Scalar.BOOLEAN),
            Field.nullable("int", DataType.Scalar.INT),
            Field.nullable("long", DataType.Scalar.BIGINT),
            Field.nullable("double", DataType.Scalar.DOUBLE),
            Field.nullable("money", new DataType.Decimal(10, 2)),
            Field.nullable("digits", new DataType.Decimal(38, 19)),
            Field.nullable("te\"xt,é\n", DataType.Scalar.STRING),
            Field.nullable("bytes", DataType.Scalar.BYTES),
            Field.nullable("time", DataType.Scalar.TIMESTAMP));

    private static final DataType.Row ALL_SCALARS = new DataType.Row(SCHEMA.fields());

    /** Fields whose values hold others. */
    public static final Schema NESTED = Schema.of(
            Field.nullable("list", new DataType.Array(DataType.Scalar.BIGINT)),
            Field.nullable("counts", new DataType.Map(DataType.Scalar.STRING, DataType.Scalar.INT)),
            Field.nullable("row", ALL_SCALARS),
            Field.nullable("empty", new DataType.Row(List.of())),
            Field.nullable("rows", new DataType.Map(DataType.Scalar.STRING, new DataType.Array(ALL_SCALARS))));

    private static final long MICROS_FROM_YEAR_0 = -62_167_219_200_000_000L;
    private static final long MICROS_TO_YEAR_10000 = 253_402_300_800_000_000L;
    private static final String[] PIECES = {
        "a",
        "LAS",
        "é",
        "日",
        "😀",
        "\"",
        "\"\"",
        "\\",
        "/",
        ",",
        ";",
        "\n",
        "\r\n",
        "\t",
        "\b",
        "\f",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u2028",
        "'",
        " ",
        "a run of plain text"
    };

    private RandomRows() {}

    public static List<List<Object>> of(Schema schema, long seed, int count) {
        Random random = new Random(seed);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(schema.fields(), random));
        }
        return rows;
    }

    private static List<Object> row(List<Field> fields, Random random) {
        List<Object> row = new ArrayList<>();
        for (Field field : fields) {
            row.add(valueOrNull(field.type(), random));
        }
        return row;
    }

    private static Object valueOrNull(DataType type, Random random) {
        return random.nextInt(6) == 0 ? Rows.NULL : value(type, random);
    }

    private static Object value(DataType type, Random random) {
        return switch (type) {
            case DataType.Scalar scalar -> scalar(scalar, random);
            case DataType.Array array -> {
                List<Object> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(valueOrNull(array.element(), random));
                }
                yield elements;
            }
            case DataType.Map map -> {
                Map<Object, Object> entries = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    entries.put(value(map.key(), random), valueOrNull(map.value(), random));
                }
                yield entries;
            }
            case DataType.Row row -> row(row.fields(), random);
            case DataType.Decimal decimal -> decimal(decimal, random);
        };
    }

    private static Object scalar(DataType.Scalar type, Random random) {
        return switch (type) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt() >> random.nextInt(32);
            case BIGINT -> random.nextLong() >> random.nextInt(64);
            case DOUBLE ->
                switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(1000) / 8.0;
                    case 1 -> random.nextGaussian();
                    case 2 -> -0.0;
                    default -> finite(random);
                };
            case STRING -> text(random);
            case BYTES -> {
                byte[] bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                yield Bytes.of(bytes);
            }
            case TIMESTAMP -> time(random);
        };
    }

    private static BigDecimal decimal(DataType.Decimal type, Random random) {
        BigInteger unscaled = new BigInteger(random.nextInt(type.precision() * 3) + 1, random);
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
    }

    private static Object finite(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : Double.MAX_VALUE;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** In whole milliseconds, so that every form of timestamps can carry it. */
    private static Instant time(Random random) {
        long micros = random.nextLong(MICROS_FROM_YEAR_0, MICROS_TO_YEAR_10000);
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
    }
}
