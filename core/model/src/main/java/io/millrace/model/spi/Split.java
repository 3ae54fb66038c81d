package io.millrace.model.spi;

/**
 * A part of a source with an order of its own and a watermark of its own: a Kafka partition, a file.
 *
 * @param id stable across restarts and unique within the source, such as {@code events-3}
 */
public record Split(String id) {}
