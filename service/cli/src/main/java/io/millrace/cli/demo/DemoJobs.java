package io.millrace.cli.demo;

import io.millrace.cli.job.JobFiles;
import io.millrace.model.error.MillraceException;
import io.millrace.model.error.Problem;
import io.millrace.model.jobfile.JobOverride;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Loads the jobs of a script. */
final class DemoJobs {
    /** A job ready to be started. */
    record DemoJob(Path file, Plan plan) {}

    private DemoJobs() {}

    /** @param once whether the jobs are to end by themselves */
    static List<DemoJob> load(DemoScript script, Path directory, Catalog catalog, boolean once) {
        JobFiles files = new JobFiles(catalog);
        return script.jobs().stream()
                .map(job -> load(files, directory.resolve(job.file()), once ? overrides(job) : List.of()))
                .toList();
    }

    private static List<JobOverride> overrides(DemoScript.Job job) {
        return job.once().entrySet().stream()
                .map(entry -> new JobOverride(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static DemoJob load(JobFiles files, Path file, List<JobOverride> overrides) {
        return switch (files.load(file, overrides)) {
            case LoadedJob.Valid valid -> new DemoJob(file, valid.plan());
            case LoadedJob.Invalid invalid ->
                throw new MillraceException(
                        "DEMO_JOB_INVALID",
                        invalid.problems().stream()
                                .map((Problem problem) -> problem.describe(file.toString()))
                                .collect(Collectors.joining("\n")));
        };
    }
}
