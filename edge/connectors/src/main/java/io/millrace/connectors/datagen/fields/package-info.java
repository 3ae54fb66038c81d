/** Rows of any schema, each field with a generator of its own. */
@NullMarked
package io.millrace.connectors.datagen.fields;

import org.jspecify.annotations.NullMarked;
