/** The REST API under {@code /api/v1}. */
@NullMarked
package io.millrace.orchestrator.rest;

import org.jspecify.annotations.NullMarked;
