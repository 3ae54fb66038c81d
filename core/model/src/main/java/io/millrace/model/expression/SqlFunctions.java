package io.millrace.model.expression;

import io.millrace.model.data.DataType;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The functions that expressions may call by name. */
final class SqlFunctions {
    private static final TreeMap<String, SqlFunction> BY_NAME = new TreeMap<>();

    static {
        add(new SqlFunction(
                "COALESCE",
                ScalarFunction.COALESCE,
                1,
                Integer.MAX_VALUE,
                SqlFunctions::sameType,
                SqlFunction.Nulls.ALL_ARGUMENTS,
                "values of one type",
                "The first value that is not null."));
    }

    private SqlFunctions() {}

    /** The function, its name in any case. */
    static Optional<SqlFunction> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    static SortedSet<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    private static void add(SqlFunction function) {
        BY_NAME.put(function.name(), function);
    }

    private static Optional<SqlFunction.Signature> sameType(List<DataType> arguments) {
        return Conversion.common(arguments)
                .map(type -> new SqlFunction.Signature(Collections.nCopies(arguments.size(), type), type));
    }
}
