/** Tests of columns and what they are made of. */
@NullMarked
package io.millrace.model.data;

import org.jspecify.annotations.NullMarked;
