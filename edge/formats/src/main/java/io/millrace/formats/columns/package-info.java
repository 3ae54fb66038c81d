/** The format {@code columns}: records that hold many rows, column by column. docs/columns-format.md is its specification. */
@NullMarked
package io.millrace.formats.columns;

import org.jspecify.annotations.NullMarked;
