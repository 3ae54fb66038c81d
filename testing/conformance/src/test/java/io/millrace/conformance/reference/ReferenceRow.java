package io.millrace.conformance.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as a map from field to value: Boolean, Integer, Long, Double, String, byte[], Instant, List (ARRAY, and ROW
 * with a value for each field), Map, or null.
 *
 * @param values in the order of the schema
 */
public record ReferenceRow(Map<String, @Nullable Object> values) {
    public @Nullable Object get(String field) {
        if (!values.containsKey(field)) {
            throw new IllegalArgumentException("no field '" + field + "' in " + values.keySet());
        }
        return values.get(field);
    }

    ReferenceRow with(String field, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(field, value);
        return new ReferenceRow(more);
    }
}
