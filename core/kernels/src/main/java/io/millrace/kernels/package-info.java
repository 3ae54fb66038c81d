/** Arrays in, arrays out: the kernel interface and its scalar form. */
@NullMarked
package io.millrace.kernels;

import org.jspecify.annotations.NullMarked;
