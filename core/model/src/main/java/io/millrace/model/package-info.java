/**
 * What a stream job is, independent of any engine: {@code data} (types, schemas, columnar batches), {@code expression} and
 * {@code plan} (what to compute), {@code jobfile} (the job as people write it), {@code spi} (sources, sinks, formats and
 * engines), {@code job} (the life of a running job). Nothing here does I/O, starts a thread or reads a clock.
 */
@NullMarked
package io.millrace.model;

import org.jspecify.annotations.NullMarked;
