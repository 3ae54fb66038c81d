package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a function takes in one place of its arguments. */
public enum Parameter {
    BOOLEAN("BOOLEAN", Scalar.BOOLEAN),
    INT("INT", Scalar.INT),
    BIGINT("BIGINT", Scalar.BIGINT),
    DOUBLE("DOUBLE", Scalar.DOUBLE),
    STRING("STRING", Scalar.STRING),
    TIMESTAMP("TIMESTAMP", Scalar.TIMESTAMP),
    /** Of one type with the other arguments that are. */
    ANY("value"),
    /** INT, BIGINT, DECIMAL or DOUBLE, of one type with the other arguments that are. */
    NUMBER("number"),
    /** INT or BIGINT, of one type with the other arguments that are. */
    WHOLE("INT or BIGINT"),
    /** What has an order, of one type with the other arguments that do. */
    ORDERED("value"),
    /** What compares, of one type with the other arguments that do. */
    COMPARED("value"),
    /** Any ARRAY. */
    ARRAY("array"),
    /** An ARRAY whose elements are single values. */
    COMPARED_ARRAY("array"),
    /** An ARRAY whose elements may be keys of a MAP. */
    KEY_ARRAY("array"),
    /** Any MAP. */
    MAP("map"),
    /** An ARRAY or a MAP. */
    COLLECTION("array or map"),
    /** Of the type of the elements of the first argument. */
    SOUGHT("value"),
    LIKE_PATTERN("pattern", Scalar.STRING, true),
    /** One character. */
    ESCAPE("escape", Scalar.STRING, true),
    REGEX("regex", Scalar.STRING, true),
    /** The number of a group of the regular expression. */
    GROUP("group", Scalar.INT, true),
    /** What stands in place of what the regular expression matches. */
    REPLACEMENT("replacement", Scalar.STRING, true),
    /** STRING or BYTES, as it is. */
    BINARY("STRING or BYTES"),
    TIME_UNIT("unit", Scalar.STRING, true),
    TIME_FIELD("field", Scalar.STRING, true),
    EPOCH_UNIT("unit", Scalar.STRING, true),
    TIME_FORMAT("format", Scalar.STRING, true),
    /** A format that can be read. */
    READ_FORMAT("format", Scalar.STRING, true),
    ZONE("zone", Scalar.STRING, true),
    JSON_PATH("path", Scalar.STRING, true);

    private final String shown;
    private final @Nullable Scalar type;
    private final boolean constant;

    Parameter(String shown) {
        this.shown = shown;
        this.type = null;
        this.constant = false;
    }

    Parameter(String shown, Scalar type) {
        this(shown, type, false);
    }

    Parameter(String shown, Scalar type, boolean constant) {
        this.shown = shown;
        this.type = type;
        this.constant = constant;
    }

    /** How documentation and messages call it. */
    public String shown() {
        return shown;
    }

    /** Whether it must be a constant that is not null, for which {@link ConstantRules} hold. */
    boolean constant() {
        return constant;
    }

    /** The type that it takes; empty if that depends on the arguments. */
    Optional<DataType> type() {
        return Optional.ofNullable(type);
    }

    /** The type to which arguments of this common type are converted; empty if it takes none such. */
    Optional<DataType> accepted(DataType type) {
        boolean right =
                switch (this) {
                    case NUMBER -> Conversion.isNumeric(type);
                    case WHOLE -> type == Scalar.INT || type == Scalar.BIGINT;
                    case ORDERED -> Conversion.isNumeric(type) || type == Scalar.STRING || type == Scalar.TIMESTAMP;
                    case BINARY -> type == Scalar.STRING || type == Scalar.BYTES;
                    case COMPARED -> !type.isNested();
                    default -> true;
                };
        return right ? Optional.of(type) : Optional.empty();
    }

    /** What arguments are that share a type or hold others, for messages. */
    String rule() {
        return switch (this) {
            case NUMBER -> "numbers";
            case WHOLE -> "INT or BIGINT";
            case ORDERED -> "values of one type that has an order";
            case COMPARED -> "single values of one type";
            case BINARY -> "STRING or BYTES";
            case ARRAY -> "an ARRAY";
            case COMPARED_ARRAY -> "an ARRAY of single values";
            case KEY_ARRAY -> "an ARRAY of values that may be keys of a MAP";
            case MAP -> "a MAP";
            case COLLECTION -> "an ARRAY or a MAP";
            default -> "values of one type";
        };
    }

    /** Whether all arguments of the call that are so are converted to one type. */
    boolean shared() {
        return this == ANY || this == COMPARED || this == NUMBER || this == WHOLE || this == ORDERED || this == BINARY;
    }

    /** Whether it takes a type that holds others, as it is. */
    boolean nested() {
        return switch (this) {
            case ARRAY, COMPARED_ARRAY, KEY_ARRAY, MAP, COLLECTION -> true;
            default -> false;
        };
    }

    /** Whether arguments of this type are right, if it is {@link #nested}. */
    boolean takes(DataType type) {
        return switch (this) {
            case ARRAY -> type instanceof DataType.Array;
            case COMPARED_ARRAY -> type instanceof DataType.Array(DataType element) && !element.isNested();
            case KEY_ARRAY -> type instanceof DataType.Array(DataType element) && DataType.Map.isKey(element);
            case MAP -> type instanceof DataType.Map;
            case COLLECTION -> type instanceof DataType.Array || type instanceof DataType.Map;
            default -> false;
        };
    }
}
