package io.millrace.model.plan;

import io.millrace.model.data.DataType;
import io.millrace.model.expression.Expression;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One result column of an aggregation. Null inputs do not count, as in SQL.
 *
 * @param name the column's name
 * @param field the input field; empty only for {@code COUNT} and {@code RATE} of rows, and for {@code CUSTOM}
 * @param with for {@link Function#ofTwoFields functions of two fields}: the other input field; for {@link Function#byTime those that go by
 *     time}: the TIMESTAMP field that they go by
 * @param settings what the function needs to know besides
 * @param filter the condition on the rows of the input that are taken into account; all of them are if there is none
 * @param type of the result
 */
public record Aggregate(
        String name,
        Function function,
        Optional<String> field,
        Optional<String> with,
        AggregateSettings settings,
        Optional<Expression> filter,
        DataType type) {

    /** An aggregate of all rows, with no settings but perhaps a percentile. */
    public Aggregate(
            String name,
            Function function,
            Optional<String> field,
            Optional<String> with,
            OptionalDouble percentile,
            DataType type) {
        this(name, function, field, with, AggregateSettings.NONE.withPercentile(percentile), Optional.empty(), type);
    }

    /** What a function takes. */
    public enum Operand {
        /** Values of any type. */
        ANY,
        /** Values that hold no others. */
        SINGLE,
        /** INT, BIGINT, DECIMAL or DOUBLE. */
        NUMBER
    }

    /** What is computed. */
    public enum Function {
        /** Rows, or values of the field that are not null; BIGINT. */
        COUNT(Operand.ANY),
        /** What {@link #COUNT} gives, divided by the length of the window; DOUBLE. */
        RATE(Operand.ANY),
        /** Different values, exactly; BIGINT. Numbers and texts differ as keys of groups do. */
        DISTINCT_COUNT(Operand.SINGLE),
        /** Different values, by a HyperLogLog sketch; BIGINT. */
        APPROX_DISTINCT_COUNT(Operand.SINGLE),
        /**
         * BIGINT for whole numbers, DECIMAL(38, s) for DECIMAL(p, s) (an overflow fails the job), DOUBLE for DOUBLE; null of no
         * values.
         */
        SUM(Operand.NUMBER),
        /** DOUBLE; for DECIMAL a DECIMAL of 38 digits, rounded half away from zero; null of no values. */
        AVG(Operand.NUMBER),
        /** The type of the field; null of no values. */
        MIN(Operand.SINGLE),
        /** The type of the field; null of no values. */
        MAX(Operand.SINGLE),
        /** The value with the earliest time, the least of several; the type of the field; null of no values. */
        FIRST(Operand.SINGLE),
        /** The value with the latest time, the greatest of several; the type of the field; null of no values. */
        LAST(Operand.SINGLE),
        /** The n greatest values, in descending order; ARRAY of the type of the field; null of no values. */
        TOP_N(Operand.SINGLE),
        /** The n least values, in ascending order; ARRAY of the type of the field; null of no values. */
        BOTTOM_N(Operand.SINGLE),
        /** Exact, with linear interpolation between the two nearest ranks (PERCENTILE_CONT of SQL); DOUBLE; null of no values. */
        PERCENTILE(Operand.NUMBER),
        /** The value at the nearest rank below, off by at most 1 % of it; DOUBLE; null of no values. */
        APPROX_PERCENTILE(Operand.NUMBER),
        /** The percentile 0.5. */
        MEDIAN(Operand.NUMBER),
        /** How many values are below the first bound, between each two, and from the last one on; ARRAY of BIGINT. */
        HISTOGRAM(Operand.NUMBER),
        /** The n most frequent values with about how often they came; ARRAY of ROW of value and count; null of no values. */
        HEAVY_HITTERS(Operand.SINGLE),
        /** The mean of the last n values by time; DOUBLE; null of no values. */
        SMA(Operand.NUMBER),
        /** The mean of the last n values by time, each with (n - 1)/(n + 1) of the weight of the next; DOUBLE; null of no values. */
        EMA(Operand.NUMBER),
        /** The mean of the last n values by time, with the weights n for the last, n - 1 for the one before, and so on; DOUBLE; null of no values. */
        WMA(Operand.NUMBER),
        /** Of a sample, divided by n - 1; DOUBLE; null of fewer than two values. */
        VARIANCE(Operand.NUMBER),
        /** Of a whole population, divided by n; DOUBLE; null of no values. */
        VARIANCE_POP(Operand.NUMBER),
        /** The square root of {@link #VARIANCE}. */
        STDDEV(Operand.NUMBER),
        /** The square root of {@link #VARIANCE_POP}. */
        STDDEV_POP(Operand.NUMBER),
        /** Of a sample, divided by n - 1, of the rows in which both fields have values; DOUBLE; null of fewer than two. */
        COVARIANCE(Operand.NUMBER),
        /** Of a whole population, divided by n, of the rows in which both fields have values; DOUBLE; null of none. */
        COVARIANCE_POP(Operand.NUMBER),
        /**
         * Pearson's coefficient, -1 to 1, of the rows in which both fields have values; DOUBLE; null of fewer than two, and where
         * a field has one value only.
         */
        CORRELATION(Operand.NUMBER),
        /** What an aggregate of the job says; the fields are those of its {@linkplain AggregateSettings#call call}. */
        CUSTOM(Operand.ANY);

        private final Operand operand;

        Function(Operand operand) {
            this.operand = operand;
        }

        public Operand operand() {
            return operand;
        }

        /** Whether it is computed of two fields. */
        public boolean ofTwoFields() {
            return this == COVARIANCE || this == COVARIANCE_POP || this == CORRELATION;
        }

        /** Whether it is computed of rows, too, without a field. */
        public boolean ofRows() {
            return this == COUNT || this == RATE;
        }

        /** Whether the time of rows matters to it. */
        public boolean byTime() {
            return this == FIRST || this == LAST || this == SMA || this == EMA || this == WMA;
        }

        /** Whether it has a result where there are no values, so that results are never null. */
        public boolean ofNothing() {
            return this == COUNT
                    || this == RATE
                    || this == DISTINCT_COUNT
                    || this == APPROX_DISTINCT_COUNT
                    || this == HISTOGRAM;
        }
    }

    /** Whether the result may be null. */
    public boolean nullable() {
        return !function.ofNothing();
    }
}
