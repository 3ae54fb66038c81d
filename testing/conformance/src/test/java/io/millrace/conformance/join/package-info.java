/** Joins against the reference interpreter. */
@NullMarked
package io.millrace.conformance.join;

import org.jspecify.annotations.NullMarked;
