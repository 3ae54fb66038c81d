package io.millrace.conformance.reference;

import io.millrace.model.data.DataType;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ScalarFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Arrays and rows as lists, maps as maps: what expressions do with them. */
final class ReferenceCollections {
    private ReferenceCollections() {}

    /** @param values of the arguments; for ARRAY nulls too, for the others the result is null if one is */
    static @Nullable Object call(Expression.Call call, List<@Nullable Object> values) {
        boolean array = call.function() == ScalarFunction.ARRAY;
        if (!array && values.contains(null)) {
            return null;
        }
        Object first = values.getFirst();
        return switch (call.function()) {
            case ARRAY -> new ArrayList<>(values);
            case ELEMENT ->
                first instanceof Map<?, ?> map ? map.get(values.get(1)) : at((List<?>) first, values.get(1));
            case FIELD -> field(call, (List<?>) first);
            case CARDINALITY -> first instanceof Map<?, ?> map ? map.size() : ((List<?>) first).size();
            case ARRAY_CONTAINS -> contains((List<?>) first, values.get(1));
            case SPLIT -> split(String.valueOf(first), String.valueOf(values.get(1)));
            case MAP_FROM_ARRAYS -> map((List<?>) first, (List<?>) values.get(1));
            case MAP_KEYS -> new ArrayList<>(((Map<?, ?>) first).keySet());
            case MAP_VALUES -> new ArrayList<>(((Map<?, ?>) first).values());
            default -> ReferenceTexts.call(call, values);
        };
    }

    private static @Nullable Object at(List<?> array, @Nullable Object position) {
        long index = position instanceof Number number ? number.longValue() - 1 : -1;
        return index >= 0 && index < array.size() ? array.get((int) index) : null;
    }

    private static @Nullable Object field(Expression.Call call, List<?> row) {
        List<String> names = ((DataType.Row) call.arguments().getFirst().type())
                .fields().stream().map(field -> field.name()).toList();
        String name = String.valueOf(((Expression.Literal) call.arguments().get(1)).value());
        return row.get(names.indexOf(name));
    }

    private static @Nullable Boolean contains(List<?> array, @Nullable Object sought) {
        return array.contains(sought) ? Boolean.TRUE : array.contains(null) ? null : Boolean.FALSE;
    }

    private static List<String> split(String text, String delimiter) {
        return delimiter.isEmpty() ? List.of(text) : Arrays.asList(text.split(Pattern.quote(delimiter), -1));
    }

    private static Map<Object, @Nullable Object> map(List<?> keys, List<?> values) {
        if (keys.size() != values.size() || keys.contains(null)) {
            throw new ArithmeticException("no map of " + keys + " and " + values);
        }
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.remove(keys.get(i));
            map.put(keys.get(i), values.get(i));
        }
        return map;
    }
}
