/** Jobs that compute with DECIMAL values, against the reference. */
@NullMarked
package io.millrace.conformance.decimal;

import org.jspecify.annotations.NullMarked;
