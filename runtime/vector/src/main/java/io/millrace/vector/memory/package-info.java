/** The arrays that batches live in while they travel, used again when the last reader is done. */
@NullMarked
package io.millrace.vector.memory;

import org.jspecify.annotations.NullMarked;
