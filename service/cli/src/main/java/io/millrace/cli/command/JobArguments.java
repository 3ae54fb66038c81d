package io.millrace.cli.command;

import io.millrace.cli.job.JobFiles;
import io.millrace.model.jobfile.JobOverride;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A job file and what the command line changes in it. */
final class JobArguments {
    @Parameters(paramLabel = "JOB", description = "The job file, YAML or JSON.")
    private Path file = Path.of("");

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "Run on this engine instead of the one that the job names: ${COMPLETION-CANDIDATES}.")
    private Optional<EngineType> engine = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = {
                "Change a value of the job file before it is read, such as",
                "steps.per-minute.window.size=5m. May be given more than once."
            })
    private List<String> overrides = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    Path file() {
        return file;
    }

    /** The plan; empty if the file has problems, which the user has then been told. */
    Optional<Plan> load(Catalog catalog, Surroundings surroundings) {
        return switch (new JobFiles(catalog).load(file, overrides())) {
            case LoadedJob.Valid valid -> Optional.of(valid.plan());
            case LoadedJob.Invalid invalid -> {
                invalid.problems()
                        .forEach(problem -> surroundings.terminal().err().println(problem.describe(file.toString())));
                yield Optional.empty();
            }
        };
    }

    private List<JobOverride> overrides() {
        List<JobOverride> all = new ArrayList<>();
        engine.ifPresent(type -> all.add(new JobOverride("type", type.name())));
        for (String override : overrides) {
            try {
                all.add(JobOverride.parse(override));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--set: " + e.getMessage(), e);
            }
        }
        return all;
    }
}
