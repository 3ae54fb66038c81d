/** Jobs that are interrupted and go on from snapshots. */
@NullMarked
package io.millrace.conformance.snapshot;

import org.jspecify.annotations.NullMarked;
