/** How fast records of numbers, flags and nulls become columns, beside readers of others. */
@NullMarked
package io.millrace.benchmarks.measurements;

import org.jspecify.annotations.NullMarked;
