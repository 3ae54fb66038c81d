/** The life of a job as its operators see it: status, counters, result. */
@NullMarked
package io.millrace.model.job;

import org.jspecify.annotations.NullMarked;
