/** Settings of connectors and formats: what they declare, and the validated values that a job gives. */
@NullMarked
package io.millrace.model.option;

import org.jspecify.annotations.NullMarked;
