/** Event time: watermarks of splits and inputs, and the pace of a replay. */
@NullMarked
package io.millrace.vector.time;

import org.jspecify.annotations.NullMarked;
