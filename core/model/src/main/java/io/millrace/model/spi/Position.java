package io.millrace.model.spi;

/**
 * Where to go on reading in a split. The text is the connector's own, stable across releases, and is what checkpoints
 * hold: a Kafka offset, a byte offset in a file.
 */
public record Position(String value) {}
