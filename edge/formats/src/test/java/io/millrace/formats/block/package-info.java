/** Tests of values that are read many at a time. */
@NullMarked
package io.millrace.formats.block;

import org.jspecify.annotations.NullMarked;
