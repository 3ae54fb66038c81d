package io.millrace.cli.command;

import io.millrace.cli.process.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes our commands. */
@Command(
        name = "completion",
        description = {
            "Prints a script by which bash or zsh completes commands and options.",
            "",
            "  bash:  source <(millrace completion)",
            "  zsh:   autoload -U +X bashcompinit && bashcompinit; source <(millrace completion)",
        })
final class CompletionCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings
                .terminal()
                .out()
                .print(AutoComplete.bash("millrace", spec.root().commandLine()));
        surroundings.terminal().out().flush();
        return ExitCode.DONE;
    }
}
