/** What a run counts. */
@NullMarked
package io.millrace.vector.metrics;

import org.jspecify.annotations.NullMarked;
