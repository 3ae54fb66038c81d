/** Writes text templates, such as the keys of a sink, for the rows of a batch. */
@NullMarked
package io.millrace.formats.template;

import org.jspecify.annotations.NullMarked;
