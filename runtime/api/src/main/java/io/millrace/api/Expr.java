package io.millrace.api;

import io.millrace.model.data.DataType.Decimal;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.expression.Expression;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An expression of SQL, put together of columns and Java values: {@code col("price").gt(limit)} is {@code price > 100}. Values are written as
 * constants, so that whatever text they hold stays text. Wherever a value is taken, another expression may stand. Immutable.
 */
public final class Expr {
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final String sql;

    /** Whether it can be an operand without parentheses. */
    private final boolean single;

    private final Optional<String> name;
    private final Optional<String> column;

    private Expr(String sql, boolean single, Optional<String> name, Optional<String> column) {
        this.sql = sql;
        this.single = single;
        this.name = name;
        this.column = column;
    }

    private static Expr single(String sql) {
        return new Expr(sql, true, Optional.empty(), Optional.empty());
    }

    private static Expr compound(String sql) {
        return new Expr(sql, false, Optional.empty(), Optional.empty());
    }

    /** A column. */
    public static Expr col(String name) {
        String sql = new Expression.Column(0, name, Scalar.STRING, true).toSql();
        return new Expr(sql, true, Optional.of(name), Optional.of(name));
    }

    /** Any expression, written in SQL. */
    public static Expr sql(String text) {
        return compound(text);
    }

    /**
     * A constant: Boolean, Integer, Long, Double, BigDecimal, String, an enum (a STRING) or an Instant (a TIMESTAMP, in microseconds).
     *
     * @throws IllegalArgumentException if the value is none of these
     */
    public static Expr lit(Object value) {
        Expression.Literal constant =
                switch (value) {
                    case Boolean truth -> new Expression.Literal(truth, Scalar.BOOLEAN);
                    case Integer number -> new Expression.Literal(number, Scalar.INT);
                    case Long number -> new Expression.Literal(number, Scalar.BIGINT);
                    case Double number -> new Expression.Literal(number, Scalar.DOUBLE);
                    case BigDecimal number -> new Expression.Literal(number, digits(number));
                    case String text -> new Expression.Literal(text, Scalar.STRING);
                    case Enum<?> one -> new Expression.Literal(one.name(), Scalar.STRING);
                    case Instant time -> new Expression.Literal(micros(time), Scalar.TIMESTAMP);
                    default ->
                        throw new IllegalArgumentException(
                                "SQL has no constants of " + value.getClass().getName());
                };
        return value instanceof Number number && new BigDecimal(number.toString()).signum() < 0
                ? compound(constant.toSql())
                : single(constant.toSql());
    }

    private static Decimal digits(BigDecimal number) {
        int scale = Math.max(number.scale(), 0);
        return new Decimal(
                Math.max(number.precision() - number.scale() + scale, Math.max(scale, ONE.precision())), scale);
    }

    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
    }

    /** A function of SQL or of the job: {@code call("ROUND", col("price"), 2)}. */
    public static Expr call(String function, Object... arguments) {
        return single(Arrays.stream(arguments)
                .map(argument -> of(argument).sql)
                .collect(Collectors.joining(", ", function + "(", ")")));
    }

    public Expr eq(Object other) {
        return infix("=", other);
    }

    public Expr ne(Object other) {
        return infix("<>", other);
    }

    public Expr gt(Object other) {
        return infix(">", other);
    }

    public Expr gte(Object other) {
        return infix(">=", other);
    }

    public Expr lt(Object other) {
        return infix("<", other);
    }

    public Expr lte(Object other) {
        return infix("<=", other);
    }

    /** At least {@code least} and at most {@code most}. */
    public Expr between(Object least, Object most) {
        return compound(operand() + " BETWEEN " + of(least).operand() + " AND " + of(most).operand());
    }

    public Expr in(Object... values) {
        return compound(Arrays.stream(values)
                .map(value -> of(value).sql)
                .collect(Collectors.joining(", ", operand() + " IN (", ")")));
    }

    /** {@code %} stands for any text, {@code _} for any character. */
    public Expr like(String pattern) {
        return infix("LIKE", pattern);
    }

    public Expr isNull() {
        return compound(operand() + " IS NULL");
    }

    public Expr isNotNull() {
        return compound(operand() + " IS NOT NULL");
    }

    public Expr and(Expr other) {
        return infix("AND", other);
    }

    public Expr or(Expr other) {
        return infix("OR", other);
    }

    public Expr not() {
        return compound("NOT " + operand());
    }

    public Expr plus(Object other) {
        return infix("+", other);
    }

    public Expr minus(Object other) {
        return infix("-", other);
    }

    public Expr times(Object other) {
        return infix("*", other);
    }

    public Expr dividedBy(Object other) {
        return infix("/", other);
    }

    /** The rest of a division. */
    public Expr modulo(Object other) {
        return infix("%", other);
    }

    /** The value in another type, such as {@code BIGINT}. */
    public Expr cast(String type) {
        return single("CAST(" + sql + " AS " + type + ")");
    }

    /** The same as the column {@code name} of the result. */
    public Expr as(String name) {
        return new Expr(sql, single, Optional.of(name), column);
    }

    /** The column of the result; that of a column alone if {@link #as} does not say another. */
    Optional<String> name() {
        return name;
    }

    /** The column that this is, if it is one alone. */
    Optional<String> column() {
        return column;
    }

    private Expr infix(String operator, Object other) {
        return compound(operand() + " " + operator + " " + of(other).operand());
    }

    private String operand() {
        return single ? sql : "(" + sql + ")";
    }

    private static Expr of(Object value) {
        return value instanceof Expr expr ? expr : lit(value);
    }

    /** The expression in SQL. */
    @Override
    public String toString() {
        return sql;
    }
}
