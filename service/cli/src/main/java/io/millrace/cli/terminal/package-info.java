/** Standard output and standard error as a person sees them: a terminal that can redraw lines, or a plain stream. */
@NullMarked
package io.millrace.cli.terminal;

import org.jspecify.annotations.NullMarked;
