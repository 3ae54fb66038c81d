package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import java.util.List;

/** Which operations have a value for all arguments of their types, and which may fail for some. */
final class Totality {
    /** Numbers with fewer digits all are of the type. */
    private static final int INT_DIGITS = 10;

    private static final int BIGINT_DIGITS = 19;

    private Totality() {}

    /** Whether there are arguments, none of them null, for which evaluation is an error. */
    static boolean mayFail(ScalarFunction function, List<Expression> arguments, DataType result) {
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY ->
                result instanceof Decimal decimal ? isFull(decimal) : result != Scalar.DOUBLE;
            case NEGATE, ABS -> result != Scalar.DOUBLE && !(result instanceof Decimal);
            case ROUND ->
                result instanceof Decimal decimal ? isFull(decimal) : result != Scalar.DOUBLE && arguments.size() > 1;
            case CAST -> mayFail(arguments.getFirst().type(), result);
            case DIVIDE,
                    MODULO,
                    SQRT,
                    POW,
                    LN,
                    LOG10,
                    LPAD,
                    RPAD,
                    REPEAT,
                    LEVENSHTEIN,
                    DATE_TRUNC,
                    FROM_EPOCH,
                    FORMAT_TIMESTAMP,
                    MAP_FROM_ARRAYS -> true;
            case EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    AND,
                    OR,
                    NOT,
                    IS_NULL,
                    IS_NOT_NULL,
                    TRY_CAST,
                    CASE,
                    COALESCE,
                    NULLIF,
                    CEIL,
                    FLOOR,
                    SIGN,
                    EXP,
                    BIT_AND,
                    BIT_OR,
                    BIT_XOR,
                    BIT_NOT,
                    SHIFT_LEFT,
                    SHIFT_RIGHT,
                    SHIFT_RIGHT_UNSIGNED,
                    BIT_COUNT,
                    LEADING_ZEROS,
                    TRAILING_ZEROS,
                    GREATEST,
                    LEAST,
                    UPPER,
                    LOWER,
                    TRIM,
                    LTRIM,
                    RTRIM,
                    SUBSTRING,
                    CONCAT,
                    REPLACE,
                    SPLIT_PART,
                    LENGTH,
                    POSITION,
                    REVERSE,
                    CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH,
                    LIKE,
                    REGEXP_LIKE,
                    REGEXP_EXTRACT,
                    REGEXP_REPLACE,
                    EXTRACT,
                    PARSE_TIMESTAMP,
                    TO_EPOCH,
                    MD5,
                    SHA256,
                    CRC32,
                    MURMUR3,
                    XXHASH64,
                    BASE64_ENCODE,
                    BASE64_DECODE,
                    HEX_ENCODE,
                    HEX_DECODE,
                    URL_ENCODE,
                    URL_DECODE,
                    UUID,
                    JSON_VALUE,
                    JSON_EXISTS,
                    JSON_QUERY,
                    ELEMENT,
                    FIELD,
                    CARDINALITY,
                    ARRAY_CONTAINS,
                    ARRAY,
                    SPLIT,
                    MAP_KEYS,
                    MAP_VALUES -> false;
        };
    }

    /** Whether a type has no room left: the digits of results that it lacks are an error. */
    private static boolean isFull(Decimal type) {
        return type.precision() == Decimal.MAX_PRECISION;
    }

    /** Whether some values of one type have no counterpart in the other. */
    static boolean mayFail(DataType from, DataType to) {
        if (from instanceof Decimal decimal && to instanceof Scalar) {
            return (to == Scalar.INT && decimal.wholeDigits() >= INT_DIGITS)
                    || (to == Scalar.BIGINT && decimal.wholeDigits() >= BIGINT_DIGITS);
        }
        return switch (to) {
            case Scalar.BOOLEAN, Scalar.DOUBLE, Scalar.TIMESTAMP -> from == Scalar.STRING;
            case Scalar.INT -> from != Scalar.BOOLEAN;
            case Scalar.BIGINT -> from != Scalar.BOOLEAN && from != Scalar.INT && from != Scalar.TIMESTAMP;
            case Scalar.STRING -> from == Scalar.BYTES;
            case Scalar.BYTES -> false;
            case Decimal decimal -> from == Scalar.STRING || from == Scalar.DOUBLE || isNarrower(decimal, from);
            default -> true;
        };
    }

    /** Whether an exact number, rounded to the scale of the type, may have too many digits before the point. */
    private static boolean isNarrower(Decimal type, DataType from) {
        if (from == Scalar.BOOLEAN) {
            return type.wholeDigits() == 0;
        }
        Decimal exact = DecimalTyping.of(from);
        return exact.wholeDigits() + (exact.scale() > type.scale() ? 1 : 0) > type.wholeDigits();
    }
}
