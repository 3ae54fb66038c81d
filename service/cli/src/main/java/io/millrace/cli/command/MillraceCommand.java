package io.millrace.cli.command;

import io.millrace.cli.process.ExitCode;
import io.millrace.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command above all others: names them, and settles what they have in common. */
@Command(
        name = "millrace",
        header = "Streaming jobs from one file, in one process.",
        versionProvider = Version.class,
        footer = {
            "",
            "First steps:",
            "  millrace demo                             half a million trips become live metrics",
            "  millrace run examples/sensors/rooms.yaml  a small job on a file",
            "  millrace validate my-job.yaml             what is wrong with my job",
        })
public final class MillraceCommand implements Callable<Integer> {
    private static final int HELP_COLUMNS = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private MillraceCommand() {}

    /** Without a subcommand there is nothing to do but to show them. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /** The command with all its subcommands, ready to be executed. */
    public static CommandLine in(Surroundings surroundings) {
        CommandLine root = new CommandLine(new MillraceCommand())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new ValidateCommand(surroundings))
                .addSubcommand(new ExplainCommand(surroundings))
                .addSubcommand(new BenchCommand(surroundings))
                .addSubcommand(new InfoCommand(surroundings))
                .addSubcommand(new CompletionCommand(surroundings));
        settle(root);
        root.getSubcommands().values().forEach(MillraceCommand::settle);

        Terminal terminal = surroundings.terminal();
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((failure, arguments) -> wrongUse(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    terminal.err().println(surroundings.failures().describe(failure));
                    return ExitCode.FAILED;
                });
    }

    private static void settle(CommandLine command) {
        command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .usageMessage()
                .width(HELP_COLUMNS)
                .sortOptions(false)
                .optionListHeading("%nOptions:%n")
                .parameterListHeading("%n")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
    }

    /** Says what is wrong and where help is, instead of the help itself: the line with the error must not scroll away. */
    private static int wrongUse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("WRONG_USE: " + failure.getMessage());
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                err.println("Did you mean " + String.join(" or ", suggestions) + "?");
            }
        }
        err.println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }
}
