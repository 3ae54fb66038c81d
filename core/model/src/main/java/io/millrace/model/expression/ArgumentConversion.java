package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts the arguments of one call to the types that a function takes in their places. */
record ArgumentConversion(String function, Ast.Call call, List<Fault> faults) {
    /**
     * The argument in the type, if that is a conversion which operands undergo by themselves; reports it if not.
     *
     * @param index its position, from 0
     * @param shown what the function takes there, for messages
     * @param argument null for a bare NULL
     */
    Optional<Expression> convert(int index, DataType type, String shown, @Nullable Expression argument) {
        int offset = call.arguments().get(index).offset();
        if (argument == null) {
            return Optional.of(new Expression.Literal(null, type));
        }
        if (type == Scalar.TIMESTAMP
                && argument instanceof Expression.Literal literal
                && literal.value() instanceof String text) {
            Optional<Expression> time =
                    TimestampText.parse(text).map(micros -> new Expression.Literal(micros, Scalar.TIMESTAMP));
            if (time.isEmpty()) {
                faults.add(Fault.type(offset, "text beside a TIMESTAMP is ISO 8601", text, TimestampText.EXAMPLE));
            }
            return time;
        }
        if (Conversion.common(List.of(argument.type(), type))
                .filter(type::equals)
                .isEmpty()) {
            faults.add(Fault.type(
                    offset,
                    "argument " + (index + 1) + " of " + function + " is " + shown,
                    argument.type().toString(),
                    Conversion.castable(argument.type(), type) ? "a CAST" : ""));
            return Optional.empty();
        }
        return Optional.of(Conversion.convert(argument, type));
    }
}
