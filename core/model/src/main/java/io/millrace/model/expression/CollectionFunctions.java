package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.SqlFunction.Family;
import io.millrace.model.expression.SqlFunction.Nulls;
import io.millrace.model.expression.SqlFunction.Result;
import java.util.List;

/** Functions that make arrays and maps, or take them apart. */
final class CollectionFunctions {
    static final List<SqlFunction> ALL = List.of(
            of(ScalarFunction.ARRAY)
                    .written("ARRAY[value, …]")
                    .takes(Parameter.ANY)
                    .repeating()
                    .gives(Result.Derived.ARRAY)
                    .nullIf(Nulls.NEVER)
                    .says("The values as an array, nulls too.", "ARRAY['a', NULL, 'c'][3]", "c"),
            of(ScalarFunction.SPLIT)
                    .takes(Parameter.STRING, Parameter.STRING)
                    .gives(new DataType.Array(Scalar.STRING))
                    .says(
                            "The parts of the text between the delimiters, at least one. With an empty delimiter the text is one part.",
                            "SPLIT('a,b,c', ',')[2]",
                            "b"),
            of(ScalarFunction.CARDINALITY)
                    .takes(Parameter.COLLECTION)
                    .gives(Scalar.INT)
                    .says("The number of elements or entries.", "CARDINALITY(ARRAY[5, NULL, 7])", "3"),
            of(ScalarFunction.ARRAY_CONTAINS)
                    .takes(Parameter.COMPARED_ARRAY, Parameter.SOUGHT)
                    .gives(Scalar.BOOLEAN)
                    .nullIf(Nulls.ALWAYS)
                    .says(
                            "Whether an element equals the value. As with IN, null if none does and one is null.",
                            "ARRAY_CONTAINS(ARRAY['a', 'b'], 'b')",
                            "true"),
            of(ScalarFunction.MAP_FROM_ARRAYS)
                    .takes(Parameter.KEY_ARRAY, Parameter.ARRAY)
                    .gives(Result.Derived.MAP)
                    .says(
                            "A map of the keys in the first array, each with the value at its position in the second. Of equal keys the last entry stays. "
                                    + "Arrays of different lengths and a key that is null are errors.",
                            "MAP_FROM_ARRAYS(ARRAY['a', 'b'], ARRAY[1, 2])['b']",
                            "2"),
            of(ScalarFunction.MAP_KEYS)
                    .takes(Parameter.MAP)
                    .gives(Result.Derived.KEYS)
                    .says(
                            "The keys in their order.",
                            "MAP_KEYS(MAP_FROM_ARRAYS(ARRAY['a', 'b'], ARRAY[1, 2]))[1]",
                            "a"),
            of(ScalarFunction.MAP_VALUES)
                    .takes(Parameter.MAP)
                    .gives(Result.Derived.VALUES)
                    .says(
                            "The values in the order of their keys.",
                            "MAP_VALUES(MAP_FROM_ARRAYS(ARRAY['a', 'b'], ARRAY[1, 2]))[2]",
                            "2"));

    private CollectionFunctions() {}

    private static Declaration of(ScalarFunction function) {
        return new Declaration(Family.COLLECTION, function);
    }
}
