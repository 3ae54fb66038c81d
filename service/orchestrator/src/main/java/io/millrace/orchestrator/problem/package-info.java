/** What a caller is told when a request fails: RFC 9457 problem details with a stable code, and no internal detail. */
@NullMarked
package io.millrace.orchestrator.problem;

import org.jspecify.annotations.NullMarked;
