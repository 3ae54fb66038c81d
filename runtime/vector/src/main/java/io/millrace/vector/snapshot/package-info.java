/** Snapshots of a run: what its tasklets keep when a barrier passes through them, put together. */
@NullMarked
package io.millrace.vector.snapshot;

import org.jspecify.annotations.NullMarked;
