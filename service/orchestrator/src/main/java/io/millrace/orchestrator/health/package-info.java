/** The state of everything that the service depends on. */
@NullMarked
package io.millrace.orchestrator.health;

import org.jspecify.annotations.NullMarked;
