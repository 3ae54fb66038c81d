package io.millrace.model.plan;

import io.millrace.model.data.DataType;
import io.millrace.model.expression.Expression;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One result column of an aggregation. Null inputs do not count, as in SQL.
 *
 * @param name the column's name
 * @param field the input field; empty only for {@code COUNT} of rows
 * @param with for {@link Function#ofTwoFields functions of two fields}: the other input field
 * @param percentile for {@link Function#PERCENTILE}: the fraction, 0 to 1
 * @param precision for {@link Function#APPROX_DISTINCT_COUNT}: the binary logarithm of the size of a sketch
 * @param filter the condition on the rows of the input that are taken into account; all of them are if there is none
 * @param type of the result
 */
public record Aggregate(
        String name,
        Function function,
        Optional<String> field,
        Optional<String> with,
        OptionalDouble percentile,
        OptionalInt precision,
        Optional<Expression> filter,
        DataType type) {

    /** An aggregate of all rows, with what the function takes unless told otherwise. */
    public Aggregate(
            String name,
            Function function,
            Optional<String> field,
            Optional<String> with,
            OptionalDouble percentile,
            DataType type) {
        this(name, function, field, with, percentile, OptionalInt.empty(), Optional.empty(), type);
    }

    /** What is computed. */
    public enum Function {
        /** Rows, or values of the field that are not null; BIGINT. */
        COUNT,
        /** Different values, exactly; BIGINT. Numbers and texts differ as keys of groups do. */
        DISTINCT_COUNT,
        /** Different values, by a HyperLogLog sketch; BIGINT. */
        APPROX_DISTINCT_COUNT,
        /**
         * BIGINT for whole numbers, DECIMAL(38, s) for DECIMAL(p, s) (an overflow fails the job), DOUBLE for DOUBLE; null of no
         * values.
         */
        SUM,
        /** DOUBLE; for DECIMAL a DECIMAL of 38 digits, rounded half away from zero; null of no values. */
        AVG,
        /** The type of the field; null of no values. */
        MIN,
        /** The type of the field; null of no values. */
        MAX,
        /** Exact, with linear interpolation between the two nearest ranks (PERCENTILE_CONT of SQL); DOUBLE; null of no values. */
        PERCENTILE,
        /** The percentile 0.5. */
        MEDIAN,
        /** Of a sample, divided by n - 1; DOUBLE; null of fewer than two values. */
        VARIANCE,
        /** Of a whole population, divided by n; DOUBLE; null of no values. */
        VARIANCE_POP,
        /** The square root of {@link #VARIANCE}. */
        STDDEV,
        /** The square root of {@link #VARIANCE_POP}. */
        STDDEV_POP,
        /** Of a sample, divided by n - 1, of the rows in which both fields have values; DOUBLE; null of fewer than two. */
        COVARIANCE,
        /** Of a whole population, divided by n, of the rows in which both fields have values; DOUBLE; null of none. */
        COVARIANCE_POP,
        /**
         * Pearson's coefficient, -1 to 1, of the rows in which both fields have values; DOUBLE; null of fewer than two, and where
         * a field has one value only.
         */
        CORRELATION;

        /** Whether it is computed of two fields. */
        public boolean ofTwoFields() {
            return switch (this) {
                case COVARIANCE, COVARIANCE_POP, CORRELATION -> true;
                case COUNT,
                        DISTINCT_COUNT,
                        APPROX_DISTINCT_COUNT,
                        SUM,
                        AVG,
                        MIN,
                        MAX,
                        PERCENTILE,
                        MEDIAN,
                        VARIANCE,
                        VARIANCE_POP,
                        STDDEV,
                        STDDEV_POP -> false;
            };
        }
    }

    /** Whether the result may be null. */
    public boolean nullable() {
        return switch (function) {
            case COUNT, DISTINCT_COUNT, APPROX_DISTINCT_COUNT -> false;
            case SUM,
                    AVG,
                    MIN,
                    MAX,
                    PERCENTILE,
                    MEDIAN,
                    VARIANCE,
                    VARIANCE_POP,
                    STDDEV,
                    STDDEV_POP,
                    COVARIANCE,
                    COVARIANCE_POP,
                    CORRELATION -> true;
        };
    }
}
