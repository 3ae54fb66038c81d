/** Rows between jobs in the format columns. */
@NullMarked
package io.millrace.conformance.columns;

import org.jspecify.annotations.NullMarked;
