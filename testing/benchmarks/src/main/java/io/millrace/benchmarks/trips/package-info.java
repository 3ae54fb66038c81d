/** The metrics job of {@code examples/trips}, from a filled topic: ours, the same by hand, into Redis, and paced for latency. */
@NullMarked
package io.millrace.benchmarks.trips;

import org.jspecify.annotations.NullMarked;
