package io.millrace.cli.command;

import io.millrace.cli.process.ExitCode;
import io.millrace.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what this installation is made of and what it found on this machine. */
@Command(name = "info", description = "Shows versions, the JVM, the kernels chosen, connectors and formats.")
final class InfoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    InfoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Terminal terminal = surroundings.terminal();
        terminal.out().println("millrace    " + Version.number());
        return ExitCode.DONE;
    }
}
