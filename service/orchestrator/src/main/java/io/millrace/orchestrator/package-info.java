/** The REST service in front of the results. */
@NullMarked
package io.millrace.orchestrator;

import org.jspecify.annotations.NullMarked;
