package io.millrace.model.spi;

/** How many rows a record of a format holds. */
public enum RowsPerRecord {
    /** Each row is a record of its own. */
    ONE,
    /** Any number of rows, one at least. */
    MANY
}
