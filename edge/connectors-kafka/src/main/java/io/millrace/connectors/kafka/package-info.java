/** Source and sink for Apache Kafka. */
@NullMarked
package io.millrace.connectors.kafka;

import org.jspecify.annotations.NullMarked;
