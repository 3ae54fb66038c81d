/** The vector engine: columnar batches on one machine. */
@NullMarked
package io.millrace.vector;

import org.jspecify.annotations.NullMarked;
