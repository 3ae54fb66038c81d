package io.millrace.model.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The type of a column. {@code toString()} is the spelling of job files, such as {@code BIGINT} or {@code ARRAY<STRING>}. */
public sealed interface DataType {
    /** Whether values hold others: ARRAY, MAP, ROW. Such values are not compared, and are no keys. */
    default boolean isNested() {
        return switch (this) {
            case Scalar ignored -> false;
            case Decimal ignored -> false;
            case Array ignored -> true;
            case Map ignored -> true;
            case Row ignored -> true;
        };
    }

    /** Types without parameters. */
    enum Scalar implements DataType {
        BOOLEAN,
        /** 32-bit signed integer. */
        INT,
        /** 64-bit signed integer. */
        BIGINT,
        /** IEEE 754 binary64. */
        DOUBLE,
        /** Text, held as UTF-8 bytes. */
        STRING,
        BYTES,
        /** A point in time in UTC, held as microseconds since 1970-01-01T00:00:00Z. */
        TIMESTAMP
    }

    /**
     * An exact decimal number.
     *
     * @param precision number of significant digits, 1 to 38
     * @param scale number of digits after the point, 0 to {@code precision}
     */
    record Decimal(int precision, int scale) implements DataType {
        /** The most digits that a type may have. */
        public static final int MAX_PRECISION = 38;

        /** The most digits that always fit into 64 bits. */
        private static final int LONG_PRECISION = 18;

        public Decimal {
            if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
                throw new IllegalArgumentException(
                        "DECIMAL(" + precision + "," + scale + "): precision is 1 to 38, scale 0 to precision");
            }
        }

        /** Whether unscaled values may need more than 64 bits. */
        public boolean isWide() {
            return precision > LONG_PRECISION;
        }

        /** The value with the scale of the type, if the type has it without rounding. */
        public Optional<BigDecimal> exact(BigDecimal value) {
            BigDecimal stripped = value.stripTrailingZeros();
            boolean fits = stripped.signum() == 0
                    || (stripped.scale() <= scale && stripped.precision() - stripped.scale() <= wholeDigits());
            return fits ? Optional.of(stripped.setScale(scale)) : Optional.empty();
        }

        /** The number of digits before the point. */
        public int wholeDigits() {
            return precision - scale;
        }

        @Override
        public String toString() {
            return "DECIMAL(" + precision + "," + scale + ")";
        }
    }

    /** A list of values of one type, each of which may be null. */
    record Array(DataType element) implements DataType {
        @Override
        public String toString() {
            return "ARRAY<" + element + ">";
        }
    }

    /**
     * Values by key; keys are never null, values may be.
     *
     * @param key see {@link #isKey}
     */
    record Map(DataType key, DataType value) implements DataType {
        public Map {
            if (!isKey(key)) {
                throw new IllegalArgumentException("keys of a MAP cannot be " + key);
            }
        }

        /** Whether a map may have keys of the type: a scalar one whose values are equal or not without doubt, so no DOUBLE. */
        public static boolean isKey(DataType type) {
            return type instanceof Scalar && type != Scalar.DOUBLE;
        }

        @Override
        public String toString() {
            return "MAP<" + key + "," + value + ">";
        }
    }

    /** A structure of named fields. */
    record Row(List<Field> fields) implements DataType {
        public Row {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return fields.stream().map(Row::text).collect(Collectors.joining(", ", "ROW<", ">"));
        }

        private static String text(Field field) {
            boolean plain = field.name().matches("[A-Za-z_][A-Za-z_0-9]*");
            String name = plain ? field.name() : '"' + field.name().replace("\"", "\"\"") + '"';
            return name + " " + field.type() + (field.nullable() ? "" : " NOT NULL");
        }
    }
}
