package io.millrace.cli.command;

import io.millrace.cli.job.JobFiles;
import io.millrace.cli.process.ExitCode;
import io.millrace.cli.terminal.Terminal;
import io.millrace.model.error.MillraceException;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.spi.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with job files, without running them. */
@Command(
        name = "validate",
        description = {
            "Says everything that is wrong with job files, without running them.",
            "",
            "A problem is a line of the form FILE:LINE:COLUMN CODE PLACE: RULE. The exit code is 1 if there is any."
        })
final class ValidateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "JOB", arity = "1..*", description = "The job files, YAML or JSON.")
    private List<Path> files = new ArrayList<>();

    ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JobFiles jobs = new JobFiles(Catalog.installed());
        boolean allValid = true;
        for (Path file : files) {
            allValid &= isValid(jobs, file);
        }
        return allValid ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean isValid(JobFiles jobs, Path file) {
        Terminal terminal = surroundings.terminal();
        try {
            return switch (jobs.load(file, List.of())) {
                case LoadedJob.Valid valid -> {
                    terminal.out()
                            .println(file + ": valid, job '" + valid.plan().name() + "'");
                    yield true;
                }
                case LoadedJob.Invalid invalid -> {
                    invalid.problems().forEach(problem -> terminal.err().println(problem.describe(file.toString())));
                    yield false;
                }
            };
        } catch (MillraceException e) {
            // The other files deserve a look too.
            terminal.err().println(surroundings.failures().describe(e));
            return false;
        }
    }
}
