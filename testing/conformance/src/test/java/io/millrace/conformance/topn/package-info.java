/** Rankings within windows against the reference interpreter. */
@NullMarked
package io.millrace.conformance.topn;

import org.jspecify.annotations.NullMarked;
