package io.millrace.orchestrator.serving;

import java.time.Instant;

/**
 * One window of a region, as a job wrote it.
 *
 * @param start the first instant of the window
 * @param json the value, a JSON object; passed on as it is
 */
public record Window(Instant start, String json) {}
