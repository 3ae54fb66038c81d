/** Types, schemas and columnar batches: the only form in which rows travel through an engine. */
@NullMarked
package io.millrace.model.data;

import org.jspecify.annotations.NullMarked;
