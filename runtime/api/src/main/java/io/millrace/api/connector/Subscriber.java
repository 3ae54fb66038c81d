package io.millrace.api.connector;

import io.millrace.api.record.RowReader;
import io.millrace.model.data.Schema;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Who takes the rows of a sink.
 *
 * @param reader makes records of rows of a schema
 * @param consumer is called by one thread
 */
public record Subscriber<R>(Function<Schema, RowReader<R>> reader, Consumer<? super R> consumer) {}
