package io.millrace.testkit;

import io.millrace.model.data.Batch;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Batches of random values, the same for the same seed. A quarter of the values are edges: extremes, zeros of both signs,
 * NaN, empty text, text beyond ASCII; a fifth of what may be null is. Small numbers are frequent, so that values meet.
 */
public final class RandomBatches {
    private static final int NEAR = 100;
    private static final int LONGEST_TEXT = 12;
    private static final int MOST_ELEMENTS = 4;

    /** Times of the years 1970 to 2100 and some before, in microseconds. */
    private static final long FIRST_MICROS = -1_000_000_000_000_000L;

    private static final long LAST_MICROS = 4_102_444_800_000_000L;

    private static final int[] INTS = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final long[] LONGS = {0, 1, -1, Integer.MAX_VALUE, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY
    };
    private static final String[] TEXTS = {"", " ", "a", "A", "zebra", "Zürich", "日本", "\uD83D\uDE00", "\uFFFD"};

    private final SplittableRandom random;

    /** @param seed to be shown when a test fails */
    public RandomBatches(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A batch of which every row is selected. */
    public Batch batch(Schema schema, int rowCount) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < rowCount; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Field field : schema.fields()) {
                values.add(value(field.type(), field.nullable()));
            }
            rows.add(values);
        }
        return Rows.batch(schema, rows);
    }

    /** The same batch with a random part of its selected rows selected: none, all or any in between. */
    public Batch select(Batch batch) {
        int kept = random.nextInt(101);
        int[] rows = new int[batch.selectedCount()];
        int count = 0;
        for (int i = 0; i < batch.selectedCount(); i++) {
            if (random.nextInt(100) < kept) {
                rows[count++] = batch.selection().rows()[i];
            }
        }
        return batch.select(Selection.of(rows, count));
    }

    /** A random value, in the form of {@link Rows}. */
    public Object value(DataType type) {
        return switch (type) {
            case Scalar scalar -> scalar(scalar);
            case DataType.Decimal decimal -> decimal(decimal);
            case DataType.Array array -> array(array);
            case DataType.Map map -> map(map);
            case DataType.Row row -> row(row);
        };
    }

    private @Nullable Object value(DataType type, boolean nullable) {
        return nullable && random.nextInt(5) == 0 ? null : value(type);
    }

    private List<@Nullable Object> array(DataType.Array type) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = random.nextInt(MOST_ELEMENTS + 1); i > 0; i--) {
            elements.add(value(type.element(), true));
        }
        return elements;
    }

    private Map<Object, @Nullable Object> map(DataType.Map type) {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(MOST_ELEMENTS + 1); i > 0; i--) {
            entries.put(value(type.key()), value(type.value(), true));
        }
        return entries;
    }

    private List<@Nullable Object> row(DataType.Row type) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : type.fields()) {
            values.add(value(field.type(), field.nullable()));
        }
        return values;
    }

    private Object scalar(Scalar scalar) {
        boolean edge = random.nextInt(4) == 0;
        boolean near = random.nextBoolean();
        return switch (scalar) {
            case BOOLEAN -> near;
            case INT -> edge ? INTS[random.nextInt(INTS.length)] : near ? nearZero() : random.nextInt();
            case BIGINT -> edge ? LONGS[random.nextInt(LONGS.length)] : near ? (long) nearZero() : random.nextLong();
            case DOUBLE -> edge ? DOUBLES[random.nextInt(DOUBLES.length)] : near ? nearZero() / 2.0 : wideDouble();
            case STRING -> edge || near ? TEXTS[random.nextInt(TEXTS.length)] : text();
            case BYTES -> HexFormat.of().formatHex(bytes());
            case TIMESTAMP ->
                Instant.EPOCH.plus(edge ? nearZero() : random.nextLong(FIRST_MICROS, LAST_MICROS), ChronoUnit.MICROS);
        };
    }

    /** A quarter are the greatest, the least, 0 and the unit of the last digit; half of the others have few digits. */
    private BigDecimal decimal(DataType.Decimal type) {
        BigInteger greatest = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        if (random.nextInt(4) == 0) {
            BigInteger edge = List.of(greatest, BigInteger.ZERO, BigInteger.ONE).get(random.nextInt(3));
            return new BigDecimal(random.nextBoolean() ? edge : edge.negate(), type.scale());
        }
        BigInteger any = new BigInteger(128, new Random(random.nextLong()));
        BigInteger bound = random.nextBoolean() ? BigInteger.valueOf(NEAR).min(greatest) : greatest;
        BigInteger unscaled = any.mod(bound);
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
    }

    private int nearZero() {
        return random.nextInt(-NEAR, NEAR + 1);
    }

    /** Any finite or infinite double or NaN, uniform over the bits. */
    private double wideDouble() {
        return Double.longBitsToDouble(random.nextLong());
    }

    private String text() {
        int[] codePoints = random.ints(random.nextInt(LONGEST_TEXT), 'a', 'f').toArray();
        return new String(codePoints, 0, codePoints.length);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(LONGEST_TEXT)];
        random.nextBytes(bytes);
        return bytes;
    }
}
