/** What holds for every request, whatever it asks for: its id, the headers of the response, limits, the API key, and how it is counted. */
@NullMarked
package io.millrace.orchestrator.http;

import org.jspecify.annotations.NullMarked;
