/** The machine's own clock and timer, for programs that run the engine for real. */
@NullMarked
package io.millrace.vector.clock;

import org.jspecify.annotations.NullMarked;
