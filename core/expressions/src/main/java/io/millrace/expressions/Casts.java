package io.millrace.expressions;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.Expression;

/**
 * CAST and TRY_CAST. A DOUBLE becomes a whole number by truncation; a TIMESTAMP and a BIGINT stand for each other as microseconds since
 * the epoch; a number is true unless it is 0; BYTES are text in UTF-8. What has no value in the new type is an error, of
 * TRY_CAST null.
 */
final class Casts {
    private Casts() {}

    /** Makes the function for a cast. */
    private interface Cast {
        ColumnFunction compile(Attempt attempt, ColumnFunction operand);
    }

    /** A cast of all rows of a column together. */
    private interface ColumnCast {
        Column apply(Column values, Batch rows, Misfits misfits);
    }

    private static Cast columnwise(ColumnCast cast) {
        return (attempt, operand) -> rows -> cast.apply(operand.evaluate(rows), rows, attempt.misfits(rows));
    }

    static ColumnFunction compile(Attempt attempt, ColumnFunction operand) {
        Expression.Call call = attempt.call();
        if (call.arguments().size() != 1) {
            throw Errors.unsupported(call);
        }
        DataType from = call.arguments().getFirst().type();
        if (from.equals(call.type())) {
            return operand;
        }
        return cast(from, call.type(), call).compile(attempt, operand);
    }

    private static Cast cast(DataType from, DataType to, Expression.Call call) {
        if (from instanceof Scalar scalar && to instanceof Scalar target) {
            return cast(scalar, target, call);
        }
        if (to instanceof Decimal) {
            return switch (from) {
                case Scalar.BOOLEAN, Scalar.INT, Scalar.BIGINT, Scalar.DOUBLE, Scalar.STRING -> DecimalCasts::to;
                case Decimal other -> DecimalCasts::to;
                default -> throw Errors.unsupported(call);
            };
        }
        if (!(from instanceof Decimal)) {
            throw Errors.unsupported(call);
        }
        return switch (to) {
            case Scalar.BOOLEAN -> columnwise(DecimalCasts::toBoolean);
            case Scalar.INT -> columnwise(DecimalCasts::toInt);
            case Scalar.BIGINT -> columnwise(DecimalCasts::toLong);
            case Scalar.DOUBLE -> columnwise(DecimalCasts::toDouble);
            case Scalar.STRING -> TextCasts::ofValue;
            default -> throw Errors.unsupported(call);
        };
    }

    private static Cast cast(Scalar from, Scalar to, Expression.Call call) {
        return switch (to) {
            case BOOLEAN ->
                switch (from) {
                    case INT, BIGINT, DOUBLE -> columnwise(NumberCasts::toBoolean);
                    case STRING -> columnwise(TextCasts::toBoolean);
                    case BOOLEAN, BYTES, TIMESTAMP -> throw Errors.unsupported(call);
                };
            case INT ->
                switch (from) {
                    case BOOLEAN, BIGINT, DOUBLE -> columnwise(NumberCasts::toInt);
                    case STRING -> TextCasts::toInt;
                    case INT, BYTES, TIMESTAMP -> throw Errors.unsupported(call);
                };
            case BIGINT ->
                switch (from) {
                    case BOOLEAN, INT, DOUBLE, TIMESTAMP -> columnwise(NumberCasts::toLong);
                    case STRING -> TextCasts::toLong;
                    case BIGINT, BYTES -> throw Errors.unsupported(call);
                };
            case DOUBLE ->
                switch (from) {
                    case BOOLEAN, INT, BIGINT -> columnwise(NumberCasts::toDouble);
                    case STRING -> TextCasts::toDouble;
                    case DOUBLE, BYTES, TIMESTAMP -> throw Errors.unsupported(call);
                };
            case TIMESTAMP ->
                switch (from) {
                    case BIGINT -> columnwise(NumberCasts::toLong);
                    case STRING -> TextCasts::toTimestamp;
                    case BOOLEAN, INT, DOUBLE, BYTES, TIMESTAMP -> throw Errors.unsupported(call);
                };
            case STRING ->
                switch (from) {
                    case BOOLEAN, INT, BIGINT, DOUBLE -> TextCasts::ofValue;
                    case TIMESTAMP -> TextCasts::ofTimestamp;
                    case BYTES -> columnwise(TextCasts::ofBytes);
                    case STRING -> throw Errors.unsupported(call);
                };
            case BYTES ->
                switch (from) {
                    case STRING -> (attempt, operand) -> operand;
                    case BOOLEAN, INT, BIGINT, DOUBLE, TIMESTAMP, BYTES -> throw Errors.unsupported(call);
                };
        };
    }
}
