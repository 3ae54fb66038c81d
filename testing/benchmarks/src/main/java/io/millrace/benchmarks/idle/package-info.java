/** What a job takes of a processor while nothing, or next to nothing, comes. */
@NullMarked
package io.millrace.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
