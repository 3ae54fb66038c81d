/** Data types, schemas, batches, the plan and the SPI. */
@NullMarked
package io.millrace.model;

import org.jspecify.annotations.NullMarked;
