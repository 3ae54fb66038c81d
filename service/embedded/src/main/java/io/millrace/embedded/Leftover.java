package io.millrace.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of an earlier run that is still there, because its parent was killed a moment ago and it is on its way out, or
 * because its guard was killed too.
 */
final class Leftover {
    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private Leftover() {}

    /** Ends the program that the pid file names, if it is that program. */
    static void end(ChildCommand command) {
        Optional<ProcessHandle> found =
                pid(command).flatMap(ProcessHandle::of).filter(process -> runs(command, process));
        if (found.isEmpty()) {
            return;
        }
        ProcessHandle process = found.get();
        LOG.info("Ending {} (process {}), left over by an earlier run", command.name(), process.pid());
        process.destroy();
        if (ended(command, process, command.grace())) {
            return;
        }
        process.destroyForcibly();
        if (!ended(command, process, KILL_TIMEOUT)) {
            throw new EmbeddedException(
                    EmbeddedException.Code.EMBEDDED_START_FAILED,
                    "Cannot end the process " + process.pid() + ", a " + command.name()
                            + " left over by an earlier run in " + command.directory() + ". End it by hand.");
        }
    }

    /**
     * Whether the process is the program and not a stranger that has got its number since: its command line names our directory.
     * That of a process which has ended but still waits for its parent to notice is empty.
     */
    private static boolean runs(ChildCommand command, ProcessHandle process) {
        String directory = command.directory().toString();
        return !process.equals(ProcessHandle.current())
                && Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.contains(directory));
    }

    private static Optional<Long> pid(ChildCommand command) {
        if (!Files.exists(command.pidFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(Files.readString(command.pidFile()).strip()));
        } catch (IOException | NumberFormatException e) {
            LOG.debug("No process id in {}", command.pidFile(), e);
            return Optional.empty();
        }
    }

    private static boolean ended(ChildCommand command, ProcessHandle process, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (runs(command, process)) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        return true;
    }
}
