package io.millrace.benchmarks.nexmark;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A query for DuckDB over tables that are called as the sources of the job, in which times are microseconds.
 *
 * @param select gives the columns of the job's result, in its order
 * @param values for each column what counts of it in a {@link Digest}, of type BIGINT
 */
record DuckDbText(String select, List<String> values) {
    /** The sum of the decimals themselves costs less; its unscaled value is the same. */
    private static final String UNSCALED_PRICE = "CAST(price * 1000 AS BIGINT)";

    private static final List<String> COUNT_OF_TEXT =
            List.of("strlen(bidder)", "window_start", "window_end", "bid_count");
    private static final List<String> WINDOWED_COUNT = List.of("bidder", "window_start", "window_end", "bid_count");

    static DuckDbText of(Query query) {
        return switch (query) {
            case Q1 ->
                new DuckDbText(
                        "SELECT auction, bidder, 0.908 * price AS price, dateTime, extra FROM bids",
                        List.of("auction", "bidder", UNSCALED_PRICE, "dateTime", "strlen(extra)"));
            case Q2 ->
                new DuckDbText("SELECT auction, price FROM bids WHERE auction % 123 = 0", List.of("auction", "price"));
            case Q5 -> new DuckDbText("""
                        SELECT auction, num
                        FROM (SELECT auction, num, rank() OVER (PARTITION BY time_window ORDER BY num DESC) AS place
                              FROM (SELECT auction, slice + unnest([0, 1, 2, 3, 4]) AS time_window, CAST(sum(num) AS BIGINT) AS num
                                    FROM (SELECT auction, dateTime // 2000000 AS slice, count(*) AS num FROM bids GROUP BY auction, slice)
                                    GROUP BY auction, time_window))
                        WHERE place = 1""", List.of("auction", "num"));
            case Q7 -> new DuckDbText("""
                        SELECT auction, price, bidder, dateTime, extra
                        FROM bids JOIN (SELECT dateTime // 10000000 AS time_window, max(price) AS highest FROM bids GROUP BY time_window)
                             ON dateTime // 10000000 = time_window AND price = highest""", List.of("auction", "price", "bidder", "dateTime", "strlen(extra)"));
            case Q8 -> new DuckDbText("""
                        SELECT id, name, dateTime // 10000000 * 10000000 AS starttime
                        FROM persons SEMI JOIN auctions
                             ON id = seller AND persons.dateTime // 10000000 = auctions.dateTime // 10000000""", List.of("id", "strlen(name)", "starttime"));
            case Q11 -> new DuckDbText("""
                        SELECT bidder, min(dateTime) AS window_start, max(dateTime) + 10000000 AS window_end, count(*) AS bid_count
                        FROM (SELECT bidder, dateTime, sum(begins) OVER (PARTITION BY bidder ORDER BY dateTime) AS session
                              FROM (SELECT bidder, dateTime,
                                           CASE WHEN dateTime - lag(dateTime) OVER (PARTITION BY bidder ORDER BY dateTime) > 10000000
                                                THEN 1 ELSE 0 END AS begins
                                    FROM bids))
                        GROUP BY bidder, session""", WINDOWED_COUNT);
            case Q12, Q12_TEXT_KEYS, Q12_MANY_KEYS ->
                new DuckDbText("""
                        SELECT bidder, time_window * 10000000 AS window_start, (time_window + 1) * 10000000 AS window_end, bid_count
                        FROM (SELECT bidder, dateTime // 10000000 AS time_window, count(*) AS bid_count
                              FROM bids GROUP BY bidder, time_window)""", query.change() == BidderChange.TEXT ? COUNT_OF_TEXT : WINDOWED_COUNT);
        };
    }

    /** Counts the rows and adds each column up, within the query: neither a table nor a row of the driver is made of the result. */
    String added() {
        return values.stream()
                .map(value -> value.equals(UNSCALED_PRICE) ? "price" : value)
                .map(value -> "sum(" + value + ")")
                .collect(Collectors.joining(", ", "SELECT count(*), ", " FROM (" + select + ")"));
    }

    /** That, and at last the sum of the products of neighbours. */
    String linked() {
        String links = IntStream.range(1, values.size())
                .mapToObj(i -> "sum((" + values.get(i - 1) + " & " + Digest.LINKED_BITS + ") * (" + values.get(i)
                        + " & " + Digest.LINKED_BITS + "))")
                .collect(Collectors.joining(" + "));
        return values.stream()
                .map(value -> "sum(" + value + ")")
                .collect(Collectors.joining(", ", "SELECT count(*), ", ", " + links + " FROM (" + select + ")"));
    }
}
