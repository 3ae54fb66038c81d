package io.millrace.model.plan;

import io.millrace.model.data.DataType;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One result column of an aggregation. Null inputs do not count, as in SQL.
 *
 * @param name the column's name
 * @param field the input field; empty only for {@code COUNT} of rows
 * @param percentile for {@link Function#PERCENTILE}: the fraction, 0 to 1
 * @param type of the result
 */
public record Aggregate(
        String name, Function function, Optional<String> field, OptionalDouble percentile, DataType type) {

    /** What is computed. */
    public enum Function {
        /** Rows, or values of the field that are not null; BIGINT. */
        COUNT,
        /** BIGINT for whole numbers (an overflow fails the job), DOUBLE for DOUBLE; null of no values. */
        SUM,
        /** DOUBLE; null of no values. */
        AVG,
        /** The type of the field; null of no values. */
        MIN,
        /** The type of the field; null of no values. */
        MAX,
        /** Exact, with linear interpolation between the two nearest ranks (PERCENTILE_CONT of SQL); DOUBLE; null of no values. */
        PERCENTILE
    }

    /** Whether the result may be null. */
    public boolean nullable() {
        return function != Function.COUNT;
    }
}
