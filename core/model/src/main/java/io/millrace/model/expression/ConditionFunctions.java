package io.millrace.model.expression;

import io.millrace.model.expression.SqlFunction.Family;
import io.millrace.model.expression.SqlFunction.Nulls;
import java.util.List;

/** Functions that choose among values. */
final class ConditionFunctions {
    static final List<SqlFunction> ALL = List.of(
            of(ScalarFunction.COALESCE)
                    .takes(Parameter.ANY)
                    .repeating()
                    .nullIf(Nulls.ALL_ARGUMENTS)
                    .says("The first value that is not null.", "COALESCE(NULL, 'a', 'b')", "a"),
            of(ScalarFunction.NULLIF)
                    .takes(Parameter.COMPARED, Parameter.COMPARED)
                    .nullIf(Nulls.ALWAYS)
                    .says(
                            "The first value, or null if the second equals it. The first value stays if the second is null.",
                            "NULLIF('n/a', 'n/a')",
                            "NULL"),
            of(ScalarFunction.CASE)
                    .named("IF")
                    .takes(Parameter.BOOLEAN, Parameter.ANY, Parameter.ANY)
                    .nullIf(Nulls.ANY_CHOICE)
                    .says(
                            "The second argument where the condition is true, else the third: a short CASE.",
                            "IF(2 > 1, 'more', 'less')",
                            "more"));

    private ConditionFunctions() {}

    private static Declaration of(ScalarFunction function) {
        return new Declaration(Family.CONDITION, function);
    }
}
