/** Joins with tables outside. */
@NullMarked
package io.millrace.conformance.lookup;

import org.jspecify.annotations.NullMarked;
