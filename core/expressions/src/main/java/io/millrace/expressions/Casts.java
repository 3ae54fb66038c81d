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

    /** A cast of the rows of one column. */
    interface Cast {
        Column apply(Column values, Batch rows, Misfits misfits);
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
        Cast cast = cast(from, call.type(), call);
        return rows -> cast.apply(operand.evaluate(rows), rows, attempt.misfits(rows));
    }

    private static Cast cast(DataType from, DataType to, Expression.Call call) {
        if (from instanceof Scalar scalar && to instanceof Scalar target) {
            return cast(scalar, target, call);
        }
        if (to instanceof Decimal decimal) {
            return switch (from) {
                case Scalar.BOOLEAN, Scalar.INT, Scalar.BIGINT, Scalar.DOUBLE, Scalar.STRING ->
                    DecimalCasts.to(decimal);
                case Decimal other -> DecimalCasts.to(decimal);
                default -> throw Errors.unsupported(call);
            };
        }
        if (!(from instanceof Decimal)) {
            throw Errors.unsupported(call);
        }
        return switch (to) {
            case Scalar.BOOLEAN -> DecimalCasts::toBoolean;
            case Scalar.INT -> DecimalCasts::toInt;
            case Scalar.BIGINT -> DecimalCasts::toLong;
            case Scalar.DOUBLE -> DecimalCasts::toDouble;
            case Scalar.STRING -> TextCasts::ofValue;
            default -> throw Errors.unsupported(call);
        };
    }

    private static Cast cast(Scalar from, Scalar to, Expression.Call call) {
        return switch (to) {
            case BOOLEAN ->
                switch (from) {
                    case INT, BIGINT, DOUBLE -> NumberCasts::toBoolean;
                    case STRING -> TextCasts::toBoolean;
                    case BOOLEAN, BYTES, TIMESTAMP -> throw Errors.unsupported(call);
                };
            case INT ->
                switch (from) {
                    case BOOLEAN, BIGINT, DOUBLE -> (values, rows, misfits) -> NumberCasts.toInt(values, rows, misfits);
                    case STRING -> TextCasts::toInt;
                    case INT, BYTES, TIMESTAMP -> throw Errors.unsupported(call);
                };
            case BIGINT ->
                switch (from) {
                    case BOOLEAN, INT, DOUBLE, TIMESTAMP ->
                        (values, rows, misfits) -> NumberCasts.toLong(values, rows, misfits);
                    case STRING -> TextCasts::toLong;
                    case BIGINT, BYTES -> throw Errors.unsupported(call);
                };
            case DOUBLE ->
                switch (from) {
                    case BOOLEAN, INT, BIGINT -> (values, rows, misfits) -> NumberCasts.toDouble(values, rows, misfits);
                    case STRING -> TextCasts::toDouble;
                    case DOUBLE, BYTES, TIMESTAMP -> throw Errors.unsupported(call);
                };
            case TIMESTAMP ->
                switch (from) {
                    case BIGINT -> (values, rows, misfits) -> NumberCasts.toLong(values, rows, misfits);
                    case STRING -> TextCasts::toTimestamp;
                    case BOOLEAN, INT, DOUBLE, BYTES, TIMESTAMP -> throw Errors.unsupported(call);
                };
            case STRING ->
                switch (from) {
                    case BOOLEAN, INT, BIGINT, DOUBLE -> TextCasts::ofValue;
                    case TIMESTAMP -> TextCasts::ofTimestamp;
                    case BYTES -> TextCasts::ofBytes;
                    case STRING -> throw Errors.unsupported(call);
                };
            case BYTES ->
                switch (from) {
                    case STRING -> (values, rows, same) -> values;
                    case BOOLEAN, INT, BIGINT, DOUBLE, TIMESTAMP, BYTES -> throw Errors.unsupported(call);
                };
        };
    }
}
