/** Keyed state in memory: tables of primitives that take and give whole columns. */
@NullMarked
package io.millrace.vector.state;

import org.jspecify.annotations.NullMarked;
