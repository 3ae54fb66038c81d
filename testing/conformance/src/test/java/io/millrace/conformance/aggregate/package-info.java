/** Aggregates of whole jobs beside those of the reference interpreter. */
@NullMarked
package io.millrace.conformance.aggregate;

import org.jspecify.annotations.NullMarked;
