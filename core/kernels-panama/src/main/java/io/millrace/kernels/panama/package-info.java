/** The SIMD form of the kernels. */
@NullMarked
package io.millrace.kernels.panama;

import org.jspecify.annotations.NullMarked;
