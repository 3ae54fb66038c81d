package io.millrace.model.expression;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The functions that expressions may call by name. */
public final class SqlFunctions {
    private static final List<SqlFunction> ALL = Stream.of(
                    ConditionFunctions.ALL,
                    NumberFunctions.ALL,
                    BitFunctions.ALL,
                    TextFunctions.ALL,
                    PatternFunctions.ALL,
                    TimeFunctions.ALL,
                    CodeFunctions.ALL,
                    JsonFunctions.ALL,
                    CollectionFunctions.ALL)
            .flatMap(List::stream)
            .toList();
    private static final SortedMap<String, SqlFunction> BY_NAME = byName();

    private SqlFunctions() {}

    /** All of them, a family after the other. */
    public static List<SqlFunction> all() {
        return ALL;
    }

    /** The function, its name in any case. */
    static Optional<SqlFunction> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    /** Whether SQL uses the name, in any case, for a function or as a word. */
    public static boolean isTaken(String name) {
        return named(name).isPresent() || Parser.RESERVED.contains(name.toUpperCase(Locale.ROOT));
    }

    static SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(BY_NAME.keySet()));
    }

    private static SortedMap<String, SqlFunction> byName() {
        SortedMap<String, SqlFunction> byName = new TreeMap<>();
        for (SqlFunction function : ALL) {
            byName.put(function.name(), function);
        }
        return byName;
    }
}
