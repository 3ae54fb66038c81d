/** Sources and sinks that need no heavy library: files. */
@NullMarked
package io.millrace.connectors;

import org.jspecify.annotations.NullMarked;
