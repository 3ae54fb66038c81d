/**
 * The reference interpreter: a plan run one row at a time on maps of Java objects, slow and obvious. It shares no code with
 * the engines, kernels, expressions, analytics and formats that it judges.
 */
@NullMarked
package io.millrace.conformance.reference;

import org.jspecify.annotations.NullMarked;
