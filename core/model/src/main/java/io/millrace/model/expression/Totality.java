package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import java.util.List;

/** Which operations have a value for all arguments of their types, and which may fail for some. */
final class Totality {
    private Totality() {}

    /** Whether there are arguments, none of them null, for which evaluation is an error. */
    static boolean mayFail(ScalarFunction function, List<Expression> arguments, DataType result) {
        return switch (function) {
            case ADD, SUBTRACT, MULTIPLY, NEGATE, ABS -> result != Scalar.DOUBLE;
            case ROUND -> result != Scalar.DOUBLE && arguments.size() > 1;
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

    /** Whether some values of one type have no counterpart in the other. */
    private static boolean mayFail(DataType from, DataType to) {
        return switch (to) {
            case Scalar.BOOLEAN, Scalar.DOUBLE, Scalar.TIMESTAMP -> from == Scalar.STRING;
            case Scalar.INT -> from != Scalar.BOOLEAN;
            case Scalar.BIGINT -> from != Scalar.BOOLEAN && from != Scalar.INT && from != Scalar.TIMESTAMP;
            case Scalar.STRING -> from == Scalar.BYTES;
            case Scalar.BYTES -> false;
            default -> true;
        };
    }
}
