/** Job files with the real connectors: examples, documentation, the published JSON Schema. */
@NullMarked
package io.millrace.conformance.jobfile;

import org.jspecify.annotations.NullMarked;
