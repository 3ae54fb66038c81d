/** The service that people and dashboards talk to. This package starts it. */
@NullMarked
package io.millrace.orchestrator;

import org.jspecify.annotations.NullMarked;
