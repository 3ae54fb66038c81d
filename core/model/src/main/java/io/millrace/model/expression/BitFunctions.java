package io.millrace.model.expression;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.SqlFunction.Family;
import java.util.List;

/** Functions of the bits of whole numbers, which are those of their two's complement. */
final class BitFunctions {
    static final List<SqlFunction> ALL = List.of(
            of(ScalarFunction.BIT_AND)
                    .takes(Parameter.WHOLE, Parameter.WHOLE)
                    .says("The bits that both numbers have.", "BIT_AND(12, 10)", "8"),
            of(ScalarFunction.BIT_OR)
                    .takes(Parameter.WHOLE, Parameter.WHOLE)
                    .says("The bits that one of the numbers has, or both.", "BIT_OR(12, 10)", "14"),
            of(ScalarFunction.BIT_XOR)
                    .takes(Parameter.WHOLE, Parameter.WHOLE)
                    .says("The bits in which the numbers differ.", "BIT_XOR(12, 10)", "6"),
            of(ScalarFunction.BIT_NOT)
                    .takes(Parameter.WHOLE)
                    .says("The bits that the number has not.", "BIT_NOT(5)", "-6"),
            of(ScalarFunction.SHIFT_LEFT)
                    .takes(Parameter.WHOLE, Parameter.INT)
                    .says(
                            "The bits so many places higher, with zeros below. Places count modulo 32 for an INT, modulo 64 for a BIGINT.",
                            "SHIFT_LEFT(3, 4)",
                            "48"),
            of(ScalarFunction.SHIFT_RIGHT)
                    .takes(Parameter.WHOLE, Parameter.INT)
                    .says(
                            "The bits so many places lower, with copies of the sign above. Places count as in SHIFT_LEFT.",
                            "SHIFT_RIGHT(-48, 4)",
                            "-3"),
            of(ScalarFunction.SHIFT_RIGHT_UNSIGNED)
                    .takes(Parameter.WHOLE, Parameter.INT)
                    .says(
                            "The bits so many places lower, with zeros above. Places count as in SHIFT_LEFT.",
                            "SHIFT_RIGHT_UNSIGNED(-1, 28)",
                            "15"),
            of(ScalarFunction.BIT_COUNT)
                    .takes(Parameter.WHOLE)
                    .gives(Scalar.INT)
                    .says("How many bits are set.", "BIT_COUNT(255)", "8"),
            of(ScalarFunction.LEADING_ZEROS)
                    .takes(Parameter.WHOLE)
                    .gives(Scalar.INT)
                    .says(
                            "How many zeros there are above the highest bit that is set: 32 or 64 of 0, as the type has bits.",
                            "LEADING_ZEROS(1)",
                            "31"),
            of(ScalarFunction.TRAILING_ZEROS)
                    .takes(Parameter.WHOLE)
                    .gives(Scalar.INT)
                    .says(
                            "How many zeros there are below the lowest bit that is set: 32 or 64 of 0, as the type has bits.",
                            "TRAILING_ZEROS(8)",
                            "3"));

    private BitFunctions() {}

    private static Declaration of(ScalarFunction function) {
        return new Declaration(Family.BIT, function);
    }
}
