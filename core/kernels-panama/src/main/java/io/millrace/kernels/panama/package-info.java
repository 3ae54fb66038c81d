/**
 * The SIMD form of the kernels where it beats what C2 makes of plain loops; the scalar form stands for the rest. The only
 * users of {@code jdk.incubator.vector}. Loops are static and their species constants, because only then does C2 compile
 * vectors to instructions; for the same reason no vector is carried from one iteration to the next. What does not fill a
 * vector is left to a plain loop.
 */
@NullMarked
package io.millrace.kernels.panama;

import org.jspecify.annotations.NullMarked;
