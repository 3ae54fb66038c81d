/** Sink for Redis, and tables to look up in. */
@NullMarked
package io.millrace.connectors.redis;

import org.jspecify.annotations.NullMarked;
