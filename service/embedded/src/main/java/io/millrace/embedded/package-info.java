/** Real Kafka and Redis as child processes. */
@NullMarked
package io.millrace.embedded;

import org.jspecify.annotations.NullMarked;
