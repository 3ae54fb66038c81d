/** What generators of rows have in common: chance, text, and what the source asks of them. */
@NullMarked
package io.millrace.connectors.datagen.generator;

import org.jspecify.annotations.NullMarked;
