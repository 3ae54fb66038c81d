/** Steps of a job's own, with state and timers. */
@NullMarked
package io.millrace.conformance.process;

import org.jspecify.annotations.NullMarked;
