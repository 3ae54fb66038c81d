package io.millrace.model.jobfile;

import io.millrace.model.error.Problem;
import io.millrace.model.plan.Plan;
import java.util.List;

/** What became of a job file. */
public sealed interface LoadedJob {
    /** The file describes a job that can run. */
    record Valid(Plan plan) implements LoadedJob {}

    /**
     * The file does not.
     *
     * @param problems everything that is wrong, in the order of the file; not empty
     */
    record Invalid(List<Problem> problems) implements LoadedJob {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
