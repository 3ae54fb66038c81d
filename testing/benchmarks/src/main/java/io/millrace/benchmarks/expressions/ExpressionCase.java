package io.millrace.benchmarks.expressions;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A typical expression, and what it is in Java, a row at a time. Conditions are evaluated as filters, all others as columns. */
enum ExpressionCase {
    TIMES_CONSTANT("price * 0.908e0", sale -> sale.price() * 0.908),
    SUM_OF_COLUMNS("price + fee", sale -> sale.price() + sale.fee()),
    MODULO("MOD(auction, 123)", sale -> sale.auction() % 123),
    NESTED_ARITHMETIC("(price - fee) * 100 / (fee + 1)", sale -> (sale.price() - sale.fee()) * 100 / (sale.fee() + 1)),
    COMPARISON("price > 5000000", sale -> sale.price() > 5_000_000),
    AND_WITH_NULLS(
            "discount > 10e0 AND quantity < 5",
            sale -> sale.discount() != null && sale.discount() > 10 && sale.quantity() != null && sale.quantity() < 5),
    OR_WITH_NULLS(
            "discount > 20e0 OR quantity < 2",
            sale -> (sale.discount() != null && sale.discount() > 20)
                    || (sale.quantity() != null && sale.quantity() < 2)),
    COALESCE("COALESCE(discount, 0e0)", sale -> sale.discount() == null ? Double.valueOf(0) : sale.discount()),
    CASE_OF_TEXTS(
            "CASE WHEN price > 9000000 THEN 'high' WHEN price > 1000000 THEN 'usual' ELSE 'low' END",
            sale -> sale.price() > 9_000_000 ? "high" : sale.price() > 1_000_000 ? "usual" : "low"),
    TEXT_EQUALS("channel = 'Google'", sale -> sale.channel().equals("Google")),
    TEXT_STARTS("STARTS_WITH(url, 'https://')", sale -> sale.url().startsWith("https://")),
    LIKE("url LIKE '%item=77%'", sale -> sale.url().contains("item=77")),
    REGEXP_LIKE(
            "REGEXP_LIKE(url, 'item=77[0-9]+')",
            sale -> Patterns.ITEM.matcher(sale.url()).find()),
    REGEXP_EXTRACT("REGEXP_EXTRACT(url, 'item=77([0-9]+)', 1)", sale -> {
        Matcher matcher = Patterns.ITEM.matcher(sale.url());
        return matcher.find() ? matcher.group().substring("item=77".length()) : null;
    }),
    UPPER("UPPER(channel)", sale -> sale.channel().toUpperCase(Locale.ROOT)),
    CAST_TO_NUMBER("CAST(code AS BIGINT)", sale -> Long.valueOf(sale.code())),
    CAST_TO_TEXT("CAST(price AS STRING)", sale -> Long.toString(sale.price())),
    DATE_TRUNC(
            "DATE_TRUNC('minute', date_time)",
            sale -> sale.timeMicros() - sale.timeMicros() % Patterns.MICROS_PER_MINUTE),
    JSON_VALUE("JSON_VALUE(extra, '$.item.id')", sale -> sale.extra()
            .substring("{\"item\":{\"id\":".length(), sale.extra().indexOf(',')));

    private final String sql;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that captures nothing
    private final Function<Sale, @Nullable Object> byHand;

    ExpressionCase(String sql, Function<Sale, @Nullable Object> byHand) {
        this.sql = sql;
        this.byHand = byHand;
    }

    String sql() {
        return sql;
    }

    /** The value of one row; of a condition, whether it is true. */
    @Nullable Object byHand(Sale sale) {
        return byHand.apply(sale);
    }

    /** What the lambdas need. */
    private static final class Patterns {
        static final Pattern ITEM = Pattern.compile("item=77[0-9]+");
        static final long MICROS_PER_MINUTE = 60_000_000;
    }
}
