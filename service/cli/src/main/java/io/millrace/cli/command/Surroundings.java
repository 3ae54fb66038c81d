package io.millrace.cli.command;

import io.millrace.cli.failure.Failures;
import io.millrace.cli.failure.LogFile;
import io.millrace.cli.process.Interrupts;
import io.millrace.cli.terminal.Terminal;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a command is given beside its arguments.
 *
 * @param environment environment variables; values may be secret
 * @param interrupts takes the signals of the process; asked for by commands that end in an orderly way only
 */
public record Surroundings(
        Terminal terminal,
        Map<String, String> environment,
        LogFile log,
        Failures failures,
        Supplier<Interrupts> interrupts) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "Surroundings[" + log.path() + "]";
    }
}
