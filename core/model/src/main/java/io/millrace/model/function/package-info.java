/**
 * What authors of functions for expressions implement. It refers to the JDK and {@code io.millrace.model.data} alone: with
 * these two packages a function compiles, and these are what its class loader shows it of Millrace.
 */
@NullMarked
package io.millrace.model.function;

import org.jspecify.annotations.NullMarked;
