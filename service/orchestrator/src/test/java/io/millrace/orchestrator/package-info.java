/** The service as it is shipped, in a process of its own, against a real Redis. */
@NullMarked
package io.millrace.orchestrator;

import org.jspecify.annotations.NullMarked;
