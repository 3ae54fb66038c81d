/** The trips example against the reference interpreter, row for row. */
@NullMarked
package io.millrace.conformance.trips;

import org.jspecify.annotations.NullMarked;
