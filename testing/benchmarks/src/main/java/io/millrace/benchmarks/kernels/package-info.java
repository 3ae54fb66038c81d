/** What kernels gain over plain loops, family by family. */
@NullMarked
package io.millrace.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
