/** Rows made up, for trying things out and for measuring: a source without an outside. */
@NullMarked
package io.millrace.connectors.datagen;

import org.jspecify.annotations.NullMarked;
