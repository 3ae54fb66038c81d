/** The service in front of the results, as a child process, and a client of its API. */
@NullMarked
package io.millrace.cli.serving;

import org.jspecify.annotations.NullMarked;
