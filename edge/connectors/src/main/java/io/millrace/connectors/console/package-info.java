/** Records to the standard output, for looking at a job's results. */
@NullMarked
package io.millrace.connectors.console;

import org.jspecify.annotations.NullMarked;
