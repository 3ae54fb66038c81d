/** Tests of loading functions. */
@NullMarked
package io.millrace.connectors.function;

import org.jspecify.annotations.NullMarked;
