/** From a plan to tasklets. */
@NullMarked
package io.millrace.vector.lower;

import org.jspecify.annotations.NullMarked;
