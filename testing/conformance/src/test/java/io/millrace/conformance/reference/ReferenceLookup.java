package io.millrace.conformance.reference;

import io.millrace.model.plan.Enrich;
import io.millrace.model.plan.Lookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Joins rows one by one with those of a table, which has its keys in a column of their own. */
public final class ReferenceLookup {
    /** The column with the keys of a table. */
    public static final String KEY = "key";

    private ReferenceLookup() {}

    static List<ReferenceRow> rows(
            Lookup lookup, List<ReferenceRow> input, List<ReferenceRow> table, ReferenceExpression expressions) {
        Map<Object, ReferenceRow> byKey = new HashMap<>();
        for (ReferenceRow record : table) {
            byKey.put(Objects.requireNonNull(record.get(KEY)), record);
        }
        List<ReferenceRow> result = new ArrayList<>();
        for (ReferenceRow row : input) {
            Object key = expressions.evaluate(lookup.key(), row);
            ReferenceRow record = key == null ? null : byKey.get(key);
            if (record != null || lookup.outer()) {
                result.add(joined(lookup, row, record));
            }
        }
        return result;
    }

    private static ReferenceRow joined(Lookup lookup, ReferenceRow row, @Nullable ReferenceRow record) {
        ReferenceRow joined = row;
        for (Enrich.Addition addition : lookup.additions()) {
            Object found = record == null ? null : record.get(addition.from());
            Object value = found != null
                    ? found
                    : addition.otherwise().map(literal -> literal.value()).orElse(null);
            joined = joined.with(addition.name(), value);
        }
        return joined;
    }
}
