package io.millrace.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which rows of a window come first. Immutable. */
public final class Ranking {
    private final Settings settings;

    private Ranking(Settings settings) {
        this.settings = settings;
    }

    /**
     * The first rows by one column, and by further ones where it is equal.
     *
     * @param limit how many, at most
     */
    public static Ranking first(int limit, Order by, Order... then) {
        List<Order> orders = new ArrayList<>(List.of(by));
        orders.addAll(Arrays.asList(then));
        return new Ranking(
                Settings.of("orderBy", orders.stream().map(Order::settings).toList())
                        .with("limit", limit));
    }

    /** Rows that are equal have the same rank, and all that tie with the last one stay; without this each has a rank of its own. */
    public Ranking withTies() {
        return new Ranking(settings.with("ties", "RANK"));
    }

    /** A column with the rank, from 1. */
    public Ranking rank(String column) {
        return new Ranking(settings.with("rank", column));
    }

    Settings settings() {
        return settings;
    }

    /** A column to order by. */
    public static final class Order {
        private final Object settings;

        private Order(Object settings) {
            this.settings = settings;
        }

        /** The least value first. */
        public static Order asc(String column) {
            return new Order(column);
        }

        /** The greatest value first. */
        public static Order desc(String column) {
            return new Order(Settings.of("field", column).with("order", "DESC"));
        }

        private Object settings() {
            return settings;
        }
    }
}
