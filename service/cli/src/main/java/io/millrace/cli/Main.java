package io.millrace.cli;

import io.millrace.cli.command.MillraceCommand;
import io.millrace.cli.command.Surroundings;
import io.millrace.cli.failure.Failures;
import io.millrace.cli.failure.LogFile;
import io.millrace.cli.process.Interrupts;
import io.millrace.cli.terminal.Terminal;
import org.slf4j.LoggerFactory;

/** Where the JVM enters. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        System.setErr(terminal.err());
        LogFile log = LogFile.install();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                LoggerFactory.getLogger(Main.class).error("Thread {} ended by an error", thread.getName(), failure));
        Surroundings surroundings =
                new Surroundings(terminal, System.getenv(), log, new Failures(log), Interrupts::ofProcess);
        System.exit(MillraceCommand.in(surroundings).execute(arguments));
    }
}
