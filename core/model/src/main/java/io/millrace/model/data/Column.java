package io.millrace.model.data;

/**
 * The values of one field for all rows of a batch, immutable by convention. The arrays behind the accessors of the kinds
 * are the storage itself: they may be longer than {@link #size()}, are shared between batches and are never written once
 * the column is built. The value at a null row is unspecified.
 */
public sealed interface Column
        permits BooleanColumn, IntColumn, LongColumn, DoubleColumn, DecimalColumn, BytesColumn, NestedColumn {
    /** The number of rows. */
    int size();

    Validity validity();

    /** The same values with other nulls. Only rows that are valid in this column may be so in the other. */
    Column withValidity(Validity validity);
}
