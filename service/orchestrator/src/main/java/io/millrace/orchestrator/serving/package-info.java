/** Reads the windows that jobs wrote to Redis. Knows keys, index and time; the values themselves are opaque JSON. */
@NullMarked
package io.millrace.orchestrator.serving;

import org.jspecify.annotations.NullMarked;
