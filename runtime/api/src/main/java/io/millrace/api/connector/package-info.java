/** The connector {@code in-process}: rows that come from the program that runs the job, and go there. */
@NullMarked
package io.millrace.api.connector;

import org.jspecify.annotations.NullMarked;
