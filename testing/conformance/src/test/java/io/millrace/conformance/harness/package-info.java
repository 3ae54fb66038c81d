/** Runs plans of job files with their sources and sinks in memory. */
@NullMarked
package io.millrace.conformance.harness;

import org.jspecify.annotations.NullMarked;
