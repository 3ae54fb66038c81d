/** The example with aggregates, windows and steps of its own. */
@NullMarked
package io.millrace.conformance.machines;

import org.jspecify.annotations.NullMarked;
