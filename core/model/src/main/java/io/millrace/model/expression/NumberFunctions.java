package io.millrace.model.expression;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.SqlFunction.Family;
import java.util.List;

/** Functions of numbers. */
final class NumberFunctions {
    static final List<SqlFunction> ALL = List.of(
            of(ScalarFunction.ABS)
                    .takes(Parameter.NUMBER)
                    .says(
                            "The number without its sign. The least INT and the least BIGINT have no such number: an error.",
                            "ABS(-2)",
                            "2"),
            of(ScalarFunction.CEIL)
                    .takes(Parameter.NUMBER)
                    .says(
                            "The least whole number that is not less, in the same type; of a DECIMAL, one without scale.",
                            "CEIL(2.1e0)",
                            "3.0"),
            of(ScalarFunction.FLOOR)
                    .takes(Parameter.NUMBER)
                    .says(
                            "The greatest whole number that is not greater, in the same type; of a DECIMAL, one without scale.",
                            "FLOOR(-2.1e0)",
                            "-3.0"),
            of(ScalarFunction.ROUND)
                    .takes(Parameter.NUMBER)
                    .optionally(Parameter.INT)
                    .says(
                            "The number rounded to so many digits behind the point, 0 unless given; before it, if they are negative. "
                                    + "A half goes away from zero. A DOUBLE is scaled by the power of ten, rounded and scaled back, in DOUBLE.",
                            "ROUND(-2.345e0, 1)",
                            "-2.3"),
            of(ScalarFunction.SIGN)
                    .takes(Parameter.NUMBER)
                    .says(
                            "1, 0 or -1 as the number is, in the same type, of a DECIMAL a DECIMAL(1,0); -0.0 and NaN stay.",
                            "SIGN(-7)",
                            "-1"),
            of(ScalarFunction.SQRT)
                    .takes(Parameter.DOUBLE)
                    .gives(Scalar.DOUBLE)
                    .says("The square root. Of a negative number: an error.", "SQRT(2.25e0)", "1.5"),
            of(ScalarFunction.POW)
                    .takes(Parameter.DOUBLE, Parameter.DOUBLE)
                    .gives(Scalar.DOUBLE)
                    .says(
                            "The first to the power of the second. A negative number to a fraction, and 0 to a negative number: an error.",
                            "POW(2, 10)",
                            "1024.0"),
            of(ScalarFunction.EXP)
                    .takes(Parameter.DOUBLE)
                    .gives(Scalar.DOUBLE)
                    .says("e to the power of the number; Infinity if that is too large for a DOUBLE.", "EXP(0)", "1.0"),
            of(ScalarFunction.LN)
                    .takes(Parameter.DOUBLE)
                    .gives(Scalar.DOUBLE)
                    .says("The natural logarithm. Of 0 and of negative numbers: an error.", "LN(1)", "0.0"),
            of(ScalarFunction.LOG10)
                    .takes(Parameter.DOUBLE)
                    .gives(Scalar.DOUBLE)
                    .says(
                            "The logarithm to the base of 10. Of 0 and of negative numbers: an error.",
                            "LOG10(1000)",
                            "3.0"),
            of(ScalarFunction.MODULO)
                    .named("MOD")
                    .takes(Parameter.NUMBER, Parameter.NUMBER)
                    .says(
                            "What a division leaves, with the sign of the first: the operator %. A division by 0: an error.",
                            "MOD(-7, 3)", "-1"),
            of(ScalarFunction.GREATEST)
                    .takes(Parameter.ORDERED)
                    .repeating()
                    .says("The greatest of the values. NaN is greater than any number.", "GREATEST(3, 9, 4)", "9"),
            of(ScalarFunction.LEAST)
                    .takes(Parameter.ORDERED)
                    .repeating()
                    .says("The least of the values. NaN is greater than any number.", "LEAST('b', 'a')", "a"));

    private NumberFunctions() {}

    private static Declaration of(ScalarFunction function) {
        return new Declaration(Family.NUMBER, function);
    }
}
