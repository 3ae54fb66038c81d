/** Sink for Redis. */
@NullMarked
package io.millrace.connectors.redis;

import org.jspecify.annotations.NullMarked;
