package io.millrace.cli.command;

import io.millrace.cli.process.ExitCode;
import io.millrace.model.explain.PlanDot;
import io.millrace.model.explain.PlanText;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.Catalog;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the plan of a job. */
@Command(name = "explain", description = "Shows what a job does, as an indented tree or as a graph for Graphviz.")
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private JobArguments job = new JobArguments();

    @Option(
            names = "--dot",
            description = {
                "Write the graph in the language of Graphviz:",
                "millrace explain --dot job.yaml | dot -Tsvg > job.svg"
            })
    private boolean dot;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Optional<Plan> plan = job.load(Catalog.installed(), surroundings);
        plan.map(valid -> dot ? PlanDot.render(valid) : PlanText.explain(valid))
                .ifPresent(surroundings.terminal().out()::print);
        return plan.isPresent() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
