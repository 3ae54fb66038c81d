/** Jobs from the file to the report: loading, running to the end or to Ctrl-C, counting up. */
@NullMarked
package io.millrace.cli.job;

import org.jspecify.annotations.NullMarked;
