/** Arrays, maps and rows in whole jobs, beside the reference interpreter. */
@NullMarked
package io.millrace.conformance.flatmap;

import org.jspecify.annotations.NullMarked;
