/** Rows as Java records, at the two ends of a job: what record classes say of columns, and values from one to the other. */
@NullMarked
package io.millrace.api.record;

import org.jspecify.annotations.NullMarked;
