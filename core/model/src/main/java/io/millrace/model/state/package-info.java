/** What a job keeps, as rows: the form in which state leaves an engine and comes back into one. */
@NullMarked
package io.millrace.model.state;

import org.jspecify.annotations.NullMarked;
