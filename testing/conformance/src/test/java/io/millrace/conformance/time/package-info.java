/** When rows happen and how event time goes on: by the clock, by watermarks of several kinds, in sources kept together. */
@NullMarked
package io.millrace.conformance.time;

import org.jspecify.annotations.NullMarked;
