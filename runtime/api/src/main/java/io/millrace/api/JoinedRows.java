package io.millrace.api;

import io.millrace.api.record.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs of rows of two streams, whose columns are {@code orders.number} and {@code payments.at}: those of a source or step behind its id, or behind what {@link #as}
 * says. One of {@link #window}, {@link #within} and {@link #ttl} says which rows of equal keys are a pair. Immutable.
 */
public final class JoinedRows {
    private final RowStream<?> left;
    private final RowStream<?> right;
    private final List<Object> keys;
    private final Settings settings;

    JoinedRows(RowStream<?> left, RowStream<?> right) {
        this(left, right, List.of(), Settings.NONE);
    }

    private JoinedRows(RowStream<?> left, RowStream<?> right, List<Object> keys, Settings settings) {
        this.left = left;
        this.right = right;
        this.keys = List.copyOf(keys);
        this.settings = settings;
    }

    /** Rows of a pair are equal in a column that both have; and in those of further calls. */
    public JoinedRows on(String column) {
        return key(column);
    }

    /** Rows of a pair are equal in a column of the first and one of the second; and in those of further calls. */
    public JoinedRows on(String leftColumn, String rightColumn) {
        return key(Settings.of("left", leftColumn).with("right", rightColumn));
    }

    private JoinedRows key(Object key) {
        List<Object> more = new ArrayList<>(keys);
        more.add(key);
        return new JoinedRows(left, right, more, settings);
    }

    /** What expressions call the two streams. */
    public JoinedRows as(String leftName, String rightName) {
        return with("as", List.of(leftName, rightName));
    }

    /** Rows of the first stream without a partner come, too, with nulls for the second. */
    public JoinedRows leftOuter() {
        return with("joinType", "LEFT");
    }

    /** Rows of the second stream without a partner come, too, with nulls for the first. */
    public JoinedRows rightOuter() {
        return with("joinType", "RIGHT");
    }

    /** Rows of both streams without a partner come, too, with nulls for the other. */
    public JoinedRows fullOuter() {
        return with("joinType", "FULL");
    }

    /** Rows of the first stream that have a partner come once each. */
    public JoinedRows semi() {
        return with("joinType", "SEMI");
    }

    /** Rows of a pair are in the same window. */
    public JoinedRows window(TimeWindow window) {
        return with("window", window.settings(left::functionOf));
    }

    /** The second row of a pair happened from {@code lower} to {@code upper} after the first, before it if that is negative. */
    public JoinedRows within(Duration lower, Duration upper) {
        return with("interval", Settings.of("lowerBound", lower).with("upperBound", upper));
    }

    /** Rows of a pair happened at most this far apart, in either order. */
    public JoinedRows ttl(Duration duration) {
        return with("ttl", duration);
    }

    /** All rows of the second stream, which is small, are given to every instance, and those of the first are spread evenly; needs no {@link #on}. */
    public JoinedRows broadcast() {
        return with("broadcast", true);
    }

    /** Event time waits this long for rows that are late. */
    public JoinedRows allowedLateness(Duration duration) {
        return with("allowedLateness", duration);
    }

    /** A condition on both rows, in SQL. */
    public JoinedRows where(String condition) {
        return with("where", condition);
    }

    /** A condition on both rows. */
    public JoinedRows where(Expr condition) {
        return where(condition.toString());
    }

    /** A further field of the step, as in job files. */
    public JoinedRows with(String field, Object value) {
        return new JoinedRows(left, right, keys, settings.with(field, value));
    }

    /** The columns of the result, such as {@code orders.number}, which is called {@code number} then. */
    public WindowResults<Row> project(String... columns) {
        return project(Arrays.stream(columns).map(Expr::col).toArray(Expr[]::new));
    }

    /** The columns of the result: as they are, renamed, or computed of both rows. */
    public WindowResults<Row> project(Expr... columns) {
        Settings match = keys.isEmpty() ? settings : Settings.of("on", keys).with(settings);
        Settings all = match.with("fields", RowStream.fields(columns));
        return left.with(right, "join", all);
    }
}
