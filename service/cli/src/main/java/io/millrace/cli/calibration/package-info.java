/** What the kernels of this process gain on this machine. */
@NullMarked
package io.millrace.cli.calibration;

import org.jspecify.annotations.NullMarked;
