/** Jobs as people write them: what a job file may hold, what is wrong with one, and the plan that it describes. */
@NullMarked
package io.millrace.model.jobfile;

import org.jspecify.annotations.NullMarked;
