package io.millrace.api.connector;

import io.millrace.api.record.RecordType;

/**
 * What the program gives a source.
 *
 * @param records in the order of their event time, or nearly so; asked for an iterator once a run
 */
public record ProvidedRecords<R>(RecordType<R> type, Iterable<? extends R> records) {}
