/**
 * Measurements: JMH benchmarks of parts, and whole jobs ({@link io.millrace.benchmarks.BenchMain}) beside the same work done
 * by hand. Every case of a whole job runs in a fresh JVM, the cases of a comparison in turn, and a figure counts only when
 * the results were compared.
 */
@NullMarked
package io.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
