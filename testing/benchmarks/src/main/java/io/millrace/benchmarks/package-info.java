/** JMH benchmarks and the same work done by hand beside them. */
@NullMarked
package io.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
