package io.millrace.model.expression;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.SqlFunction.Family;
import io.millrace.model.expression.SqlFunction.Nulls;
import java.util.List;

/** Functions of patterns. Patterns are constants, so that they are checked with the job and made ready once. */
final class PatternFunctions {
    static final List<SqlFunction> ALL = List.of(
            of(ScalarFunction.LIKE)
                    .takes(Parameter.STRING, Parameter.LIKE_PATTERN)
                    .optionally(Parameter.ESCAPE)
                    .written("STRING LIKE pattern [ESCAPE escape]")
                    .gives(Scalar.BOOLEAN)
                    .says(
                            "Whether the whole text is as the pattern says: % is any text, _ any character, the character behind the escape itself. "
                                    + "The opposite is NOT LIKE.",
                            "'50%' LIKE '5_!%' ESCAPE '!'", "true"),
            of(ScalarFunction.REGEXP_LIKE)
                    .takes(Parameter.STRING, Parameter.REGEX)
                    .gives(Scalar.BOOLEAN)
                    .says(
                            "Whether the regular expression matches anywhere in the text.",
                            "REGEXP_LIKE('host-17', '-\\d+$')",
                            "true"),
            of(ScalarFunction.REGEXP_EXTRACT)
                    .takes(Parameter.STRING, Parameter.REGEX)
                    .optionally(Parameter.GROUP)
                    .gives(Scalar.STRING)
                    .nullIf(Nulls.ALWAYS)
                    .says(
                            "What the regular expression matches first, or the group of that number, from 1. Null if nothing matches or the group "
                                    + "takes no part.",
                            "REGEXP_EXTRACT('host-17', '-(\\d+)', 1)",
                            "17"),
            of(ScalarFunction.REGEXP_REPLACE)
                    .takes(Parameter.STRING, Parameter.REGEX, Parameter.REPLACEMENT)
                    .gives(Scalar.STRING)
                    .says(
                            "The text with the replacement for each match; $1 in it is the first group, ${name} one with a name, \\$ a dollar.",
                            "REGEXP_REPLACE('a1b22', '\\d+', '<$0>')",
                            "a<1>b<22>"));

    private PatternFunctions() {}

    private static Declaration of(ScalarFunction function) {
        return new Declaration(Family.PATTERN, function);
    }
}
