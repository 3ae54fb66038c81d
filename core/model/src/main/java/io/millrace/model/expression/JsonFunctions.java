package io.millrace.model.expression;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.SqlFunction.Family;
import io.millrace.model.expression.SqlFunction.Nulls;
import java.util.List;

/** Functions of JSON in text. A path is {@code $} with {@code .name}, {@code ['name']} and {@code [index]} behind it. */
final class JsonFunctions {
    static final List<SqlFunction> ALL = List.of(
            of(ScalarFunction.JSON_VALUE)
                    .gives(Scalar.STRING)
                    .nullIf(Nulls.ALWAYS)
                    .says(
                            "The text, number or truth value at a path such as `$.a[0]['b c']`, as text. Null if nothing, null, an object or an array "
                                    + "stands there, or the text is not JSON. Of fields with one name the first counts.",
                            "JSON_VALUE('{\"a\": [1, \"b\"]}', '$.a[1]')",
                            "b"),
            of(ScalarFunction.JSON_EXISTS)
                    .gives(Scalar.BOOLEAN)
                    .says(
                            "Whether anything stands at the path, be it null. False if the text is not JSON.",
                            "JSON_EXISTS('{\"a\": null}', '$.a')",
                            "true"),
            of(ScalarFunction.JSON_QUERY)
                    .gives(Scalar.STRING)
                    .nullIf(Nulls.ALWAYS)
                    .says(
                            "The object or array at the path, as it is written. Null if there is none, or the text is not JSON.",
                            "JSON_QUERY('{\"a\": [1, 2]}', '$.a')",
                            "[1, 2]"));

    private JsonFunctions() {}

    private static Declaration of(ScalarFunction function) {
        return new Declaration(Family.JSON, function).takes(Parameter.STRING, Parameter.JSON_PATH);
    }
}
