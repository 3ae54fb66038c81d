/** Windows and aggregates as arithmetic and explicit state machines. */
@NullMarked
package io.millrace.analytics;

import org.jspecify.annotations.NullMarked;
