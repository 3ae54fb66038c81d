/** Records as they are: the bytes of one field. */
@NullMarked
package io.millrace.formats.raw;

import org.jspecify.annotations.NullMarked;
