package io.millrace.model.plan;

/**
 * A column that rows are put in order by. Null is less than every value, false less than true, NaN greater than every number; texts go by their bytes.
 *
 * @param descending whether the greatest comes first
 */
public record SortField(String field, boolean descending) {}
