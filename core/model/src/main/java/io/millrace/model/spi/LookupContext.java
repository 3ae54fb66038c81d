package io.millrace.model.spi;

import io.millrace.model.data.Schema;
import java.time.Duration;

/**
 * What a table is given beside its options.
 *
 * @param schema the fields of its records that the job reads
 * @param wholeRecords whether the job names the format of the records; otherwise they are made of fields that the outside keeps one by one
 * @param timeout how long an answer may take, beyond which nobody waits for it
 */
public record LookupContext(ConnectorContext connector, Schema schema, boolean wholeRecords, Duration timeout) {}
