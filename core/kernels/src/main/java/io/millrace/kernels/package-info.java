/**
 * Arithmetic on bare arrays: one interface a family of kernels, their scalar form, and the choice between it and the SIMD form. Arrays may be longer than
 * the count that a kernel is given, and what a kernel writes beyond that count is unspecified. Nulls are the caller's
 * affair: a kernel computes on whatever stands in a null row, so no kernel throws for a value.
 */
@NullMarked
package io.millrace.kernels;

import org.jspecify.annotations.NullMarked;
