package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.document.Node.Scalar;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.TimestampText;
import java.math.BigDecimal;
import java.util.Optional;

/** Makes constants of a type of single values. */
final class Constants {
    private Constants() {}

    /** The constant, or nothing if the value is none of the type. */
    static Optional<Expression.Literal> of(Scalar scalar, DataType type) {
        return value(scalar, type).map(value -> new Expression.Literal(value, type));
    }

    private static Optional<? extends Object> value(Scalar scalar, DataType type) {
        Optional<String> text = scalar.kind() == Scalar.Kind.TEXT ? Optional.of(scalar.text()) : Optional.empty();
        return switch (type) {
            case DataType.Scalar.STRING -> text;
            case DataType.Scalar.TIMESTAMP -> text.flatMap(TimestampText::parse);
            case DataType.Scalar.BOOLEAN ->
                scalar.kind() == Scalar.Kind.BOOLEAN
                        ? Optional.of(scalar.text().equalsIgnoreCase("true"))
                        : Optional.empty();
            case DataType.Scalar.INT ->
                whole(scalar).filter(value -> value.intValue() == value).map(Long::intValue);
            case DataType.Scalar.BIGINT -> whole(scalar);
            case DataType.Scalar.DOUBLE ->
                SettingReader.decimal(scalar).map(BigDecimal::doubleValue).filter(Double::isFinite);
            case DataType.Decimal decimal -> SettingReader.decimal(scalar).flatMap(decimal::exact);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> whole(Scalar scalar) {
        return SettingReader.decimal(scalar).flatMap(value -> {
            try {
                return Optional.of(value.longValueExact());
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        });
    }
}
