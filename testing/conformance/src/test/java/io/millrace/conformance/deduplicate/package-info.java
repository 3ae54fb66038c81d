/** Rows without those whose key has come before, against the reference interpreter. */
@NullMarked
package io.millrace.conformance.deduplicate;

import org.jspecify.annotations.NullMarked;
