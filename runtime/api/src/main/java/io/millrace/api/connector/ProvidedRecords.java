package io.millrace.api.connector;

import io.millrace.api.record.RecordType;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the program gives a source.
 *
 * @param records asked once a run; the stream is read in order, and closed
 */
public record ProvidedRecords<R>(RecordType<R> type, Supplier<? extends Stream<? extends R>> records) {}
