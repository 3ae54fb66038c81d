/** Errors that reach a user, each with a stable code. */
@NullMarked
package io.millrace.model.error;

import org.jspecify.annotations.NullMarked;
