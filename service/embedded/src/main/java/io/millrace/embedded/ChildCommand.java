package io.millrace.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a program is run as a {@link ChildProcess}.
 *
 * @param name what messages call it; in lower case the stem of its log and pid file
 * @param directory an absolute, existing directory: the working directory, which also holds the log and the pid file. An
 *     argument of the command should contain its path: by that a process left behind by a crash is recognised.
 * @param command the executable and its arguments
 * @param environment variables added to those of this JVM
 * @param output where its standard output and error go
 * @param grace how long the program may take for an orderly end before it is killed, in whole seconds
 */
public record ChildCommand(
        String name,
        Path directory,
        List<String> command,
        Map<String, String> environment,
        Output output,
        Duration grace) {
    /** Where a program's standard output and error go. */
    public enum Output {
        /** To {@link ChildCommand#log()}. */
        LOG,
        /** To those of this JVM. */
        INHERITED
    }

    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(15);

    public ChildCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("A command needs at least the executable.");
        }
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException("The directory must be absolute, found " + directory);
        }
        if (grace.toSeconds() < 1) {
            throw new IllegalArgumentException("The grace time must be at least 1 s, found " + grace);
        }
    }

    public ChildCommand(String name, Path directory, List<String> command) {
        this(name, directory, command, Map.of(), Output.LOG, DEFAULT_GRACE);
    }

    public ChildCommand withEnvironment(Map<String, String> environment) {
        return new ChildCommand(name, directory, command, environment, output, grace);
    }

    public ChildCommand withOutput(Output output) {
        return new ChildCommand(name, directory, command, environment, output, grace);
    }

    public ChildCommand withGrace(Duration grace) {
        return new ChildCommand(name, directory, command, environment, output, grace);
    }

    /** The log, if the output goes there. The log of the run before is kept beside it. */
    public Path log() {
        return directory.resolve(stem() + ".log");
    }

    Path previousLog() {
        return directory.resolve(stem() + ".previous.log");
    }

    Path pidFile() {
        return directory.resolve(stem() + ".pid");
    }

    /** Leaves out arguments and environment, which may hold secrets. */
    @Override
    public String toString() {
        return name + " (" + command.getFirst() + ") in " + directory;
    }

    private String stem() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
