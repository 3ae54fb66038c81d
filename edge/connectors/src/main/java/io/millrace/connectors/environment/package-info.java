/** Settings of the process that several connectors read in the same way. */
@NullMarked
package io.millrace.connectors.environment;

import org.jspecify.annotations.NullMarked;
