package io.millrace.connectors.kafka;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition that a reader reads.
 *
 * @param split its number within the reader
 * @param position the offset to go on from; empty if the options decide
 */
record AssignedPartition(int split, TopicPartition partition, Optional<Long> position) {}
