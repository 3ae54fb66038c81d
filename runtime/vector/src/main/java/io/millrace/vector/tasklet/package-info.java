/** Cooperative units of work that never block, and the fixed threads that run them. */
@NullMarked
package io.millrace.vector.tasklet;

import org.jspecify.annotations.NullMarked;
