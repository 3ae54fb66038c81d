/**
 * What authors of functions and aggregates of their own implement. It refers to the JDK and {@code io.millrace.model.data} alone: with
 * these two packages they compile, and these are what their class loader shows them of Millrace.
 */
@NullMarked
package io.millrace.model.function;

import org.jspecify.annotations.NullMarked;
