package io.millrace.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that ends with this JVM, however the JVM ends.
 *
 * <p>Between the two stands a guard, a small shell script that waits for the end of its standard input. The other end of that
 * pipe is held by this JVM alone, and the operating system closes it even after {@code kill -9}. Closing it is also how
 * {@link #close()} ends the program, so there is one way to end, not two.
 *
 * <p>Guard and program are in a session of their own, so that Ctrl-C in the terminal reaches this JVM only, which can then stop
 * its work before it stops what the work needs.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final String GUARD = resource("guard.sh");
    private static final Duration GUARD_MARGIN = Duration.ofSeconds(5);

    private final ChildCommand command;
    private final Process guard;

    private ChildProcess(ChildCommand command, Process guard) {
        this.command = command;
        this.guard = guard;
    }

    /**
     * Starts a program. One that a crashed run left behind in the same directory is ended first.
     *
     * @throws EmbeddedException {@code EMBEDDED_DATA_UNUSABLE} if the log cannot be written, {@code EMBEDDED_START_FAILED} if
     *     there is no shell to run. An executable that does not exist shows as exit code 127 and in the log.
     */
    public static ChildProcess start(ChildCommand command) {
        Leftover.end(command);
        ProcessBuilder builder = new ProcessBuilder(guarded(command))
                .directory(command.directory().toFile());
        switch (command.output()) {
            case LOG -> builder.redirectErrorStream(true).redirectOutput(newLog(command));
            case INHERITED -> builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        }
        builder.environment().putAll(command.environment());
        try {
            return new ChildProcess(command, builder.start());
        } catch (IOException e) {
            throw new EmbeddedException(
                    EmbeddedException.Code.EMBEDDED_START_FAILED,
                    "Cannot start " + command.name() + ": " + e.getMessage(),
                    e);
        }
    }

    private static File newLog(ChildCommand command) {
        try {
            if (Files.exists(command.log())) {
                Files.move(command.log(), command.previousLog(), StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.createFile(command.log()).toFile();
        } catch (IOException e) {
            throw DataDirectory.unusable(command.directory(), e);
        }
    }

    /** What messages call the program. */
    public String name() {
        return command.name();
    }

    public boolean isAlive() {
        return guard.isAlive();
    }

    /** Completes with the program's exit code when it has ended; 128 + n after signal n. */
    public CompletableFuture<Integer> onExit() {
        return guard.onExit().thenApply(Process::exitValue);
    }

    /** Waits until the program has ended, at most so long; true if it has. */
    public boolean waitFor(Duration timeout) throws InterruptedException {
        return guard.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where the program's output goes, unless that is inherited. */
    public Path log() {
        return command.log();
    }

    /** The last lines of the program's output, without the frames of Java stack traces. */
    public List<String> logTail(int lines) {
        try (InputStream in = Files.newInputStream(command.log())) {
            List<String> tail = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                    .forEach(line -> {
                        if (tail.size() == lines) {
                            tail.removeFirst();
                        }
                        tail.addLast(line);
                    });
            return tail;
        } catch (IOException e) {
            return List.of("(cannot read " + command.log() + ": " + e.getMessage() + ")");
        }
    }

    /**
     * Ends the program: an orderly end is asked for, after the grace time it is killed. Returns when the program has ended. Does
     * nothing if it has ended already.
     */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("The guard of {} has gone already", command.name(), e);
        }
        boolean interrupted = false;
        try {
            if (waitFor(command.grace().plus(GUARD_MARGIN))) {
                return;
            }
            LOG.warn("{} did not end within {}; killing it", command.name(), command.grace());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        List<ProcessHandle> all =
                Stream.concat(guard.descendants(), Stream.of(guard.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> guarded(ChildCommand command) {
        List<String> line = new ArrayList<>();
        String script = GUARD;
        if (onPath("setsid")) {
            line.add("setsid");
        } else {
            // macOS has no setsid. With job control on, the shell gives the program at least a process group of its
            // own.
            script = "set -m\n" + GUARD;
        }
        line.addAll(List.of("/bin/sh", "-c", script, "guard"));
        line.add(command.pidFile().toString());
        line.add(Long.toString(command.grace().toSeconds()));
        line.addAll(command.command());
        return line;
    }

    private static boolean onPath(String executable) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, executable)));
    }

    private static String resource(String name) {
        try (InputStream in = ChildProcess.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The jar of millrace-embedded lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
