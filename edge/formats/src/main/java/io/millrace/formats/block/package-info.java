/** Values whose places in the bytes of many records are known, read a column at a time. */
@NullMarked
package io.millrace.formats.block;

import org.jspecify.annotations.NullMarked;
