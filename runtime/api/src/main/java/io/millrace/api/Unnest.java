package io.millrace.api;

import java.util.List;

/** How rows are made of the elements of a collection. Immutable. */
public final class Unnest {
    private final Settings settings;

    private Unnest(Settings settings) {
        this.settings = settings;
    }

    /**
     * The elements of an array.
     *
     * @param array a column, or an expression in SQL
     * @param as the column of the elements
     */
    public static Unnest of(String array, String as) {
        return new Unnest(Settings.of("unnest", array).with("as", as));
    }

    /**
     * The entries of a map.
     *
     * @param map a column, or an expression in SQL
     * @param key the column of the keys
     * @param value the column of the values
     */
    public static Unnest ofMap(String map, String key, String value) {
        return new Unnest(Settings.of("unnest", map).with("as", List.of(key, value)));
    }

    /** A column with the position of the element, from 1. */
    public Unnest ordinality(String column) {
        return new Unnest(settings.with("ordinality", column));
    }

    /** A row without elements stays, with nulls in the new columns. */
    public Unnest outer() {
        return new Unnest(settings.with("outer", true));
    }

    Settings settings() {
        return settings;
    }
}
