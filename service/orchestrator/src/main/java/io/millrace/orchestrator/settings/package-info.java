/** What an operator can set, read from environment variables and checked before anything starts. */
@NullMarked
package io.millrace.orchestrator.settings;

import org.jspecify.annotations.NullMarked;
