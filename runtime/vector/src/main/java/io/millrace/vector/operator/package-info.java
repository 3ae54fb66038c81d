/** Operators: what each kind of step does to batches and watermarks. They know no threads and no queues. */
@NullMarked
package io.millrace.vector.operator;

import org.jspecify.annotations.NullMarked;
