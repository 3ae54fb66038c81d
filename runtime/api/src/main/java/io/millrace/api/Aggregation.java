package io.millrace.api;

import io.millrace.model.function.AggregateFunction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is computed of the rows of a window: a function of job files, of a column or two. What it needs besides is given by {@link #with}: {@code of("TOP_N", "fare")
 * .with("n", 3)}. Immutable.
 */
public final class Aggregation {
    private final String function;

    /** The fields but name and function. */
    private final Settings settings;

    private final Optional<String> name;

    /** Of an aggregate of one's own. */
    private final Optional<Class<? extends AggregateFunction>> type;

    private Aggregation(
            String function,
            Settings settings,
            Optional<String> name,
            Optional<Class<? extends AggregateFunction>> type) {
        this.function = function;
        this.settings = settings;
        this.name = name;
        this.type = type;
    }

    /** Any function by its name in job files, such as {@code MEDIAN}. */
    public static Aggregation of(String function) {
        return new Aggregation(function, Settings.NONE, Optional.empty(), Optional.empty());
    }

    /** An aggregate of one's own, by its class, of columns. */
    public static Aggregation of(Class<? extends AggregateFunction> type, String... columns) {
        return new Aggregation("CUSTOM", Settings.of("fields", List.of(columns)), Optional.empty(), Optional.of(type));
    }

    /** Any function of a column. */
    public static Aggregation of(String function, String column) {
        return of(function).with("field", column);
    }

    /** The number of rows. */
    public static Aggregation count() {
        return of("COUNT");
    }

    /** The number of rows in which a column is not null. */
    public static Aggregation count(String column) {
        return of("COUNT", column);
    }

    /** The number of different values, exactly. */
    public static Aggregation countDistinct(String column) {
        return of("DISTINCT_COUNT", column);
    }

    /** The number of different values by a sketch of bounded size, to within 1.6 % in two cases of three. */
    public static Aggregation approxCountDistinct(String column) {
        return of("APPROX_DISTINCT_COUNT", column);
    }

    public static Aggregation sum(String column) {
        return of("SUM", column);
    }

    public static Aggregation avg(String column) {
        return of("AVG", column);
    }

    public static Aggregation min(String column) {
        return of("MIN", column);
    }

    public static Aggregation max(String column) {
        return of("MAX", column);
    }

    /** The value with the earliest event time. */
    public static Aggregation first(String column) {
        return of("FIRST", column);
    }

    /** The value with the latest event time. */
    public static Aggregation last(String column) {
        return of("LAST", column);
    }

    public static Aggregation median(String column) {
        return of("MEDIAN", column);
    }

    /** @param fraction 0 to 1, such as 0.99 */
    public static Aggregation percentile(String column, double fraction) {
        return of("PERCENTILE", column).with("percentile", fraction);
    }

    public static Aggregation stddev(String column) {
        return of("STDDEV", column);
    }

    public static Aggregation variance(String column) {
        return of("VARIANCE", column);
    }

    /** Pearson's coefficient of two columns. */
    public static Aggregation correlation(String column, String with) {
        return of("CORRELATION", column).with("with", with);
    }

    /** Of the rows alone for which a condition in SQL is true. */
    public Aggregation filter(String condition) {
        return with("filter", condition);
    }

    /** Of the rows alone for which a condition is true. */
    public Aggregation filter(Expr condition) {
        return filter(condition.toString());
    }

    /** A further field of the function, as in job files. */
    public Aggregation with(String field, Object value) {
        return new Aggregation(function, settings.with(field, value), name, type);
    }

    /** The column of the result; made of function and column if it is not given, such as {@code avg_fare}. */
    public Aggregation as(String column) {
        return new Aggregation(function, settings, Optional.of(column), type);
    }

    /** @param names the name of the function of a class in the job */
    Settings settings(Function<Class<? extends AggregateFunction>, String> names) {
        Optional<String> call = type.map(names);
        Settings named = Settings.of("name", name.or(() -> call).orElseGet(this::derivedName))
                .with("function", function);
        return call.map(own -> named.with("call", own)).orElse(named).with(settings);
    }

    private String derivedName() {
        Object column = settings.fields().get("field");
        String lower = function.toLowerCase(Locale.ROOT);
        return column == null ? lower : lower + "_" + column;
    }
}
