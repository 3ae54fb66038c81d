/** The metrics of a run for Prometheus. */
@NullMarked
package io.millrace.cli.metrics;

import org.jspecify.annotations.NullMarked;
