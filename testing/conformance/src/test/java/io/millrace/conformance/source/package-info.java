/** Sources whose splits are read by several tasklets. */
@NullMarked
package io.millrace.conformance.source;

import org.jspecify.annotations.NullMarked;
