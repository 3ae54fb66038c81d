/** What becomes of errors: a line with a code for the user, the trace for the log file. */
@NullMarked
package io.millrace.cli.failure;

import org.jspecify.annotations.NullMarked;
