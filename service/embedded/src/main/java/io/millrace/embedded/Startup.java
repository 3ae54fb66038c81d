package io.millrace.embedded;

import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Starts a program on a free port and waits until it answers. A port that somebody else takes between choice and use costs
 * another attempt.
 */
final class Startup {
    private static final int ATTEMPTS = 5;
    private static final int TAIL_LINES = 12;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    /** What is particular to a program. */
    interface Program {
        String name();

        /** Prepares the files for this port and tells how to run the program on it. */
        ChildCommand prepare(int port);

        /** Whether the program answers a request on this port. */
        boolean answers(int port);

        String address(int port);
    }

    private final Program program;
    private final int wantedPort;
    private final Duration timeout;
    private final IntSupplier freePorts;

    /**
     * @param wantedPort the port to use, 0 for any free one
     * @param freePorts where free ports come from
     */
    Startup(Program program, int wantedPort, Duration timeout, IntSupplier freePorts) {
        this.program = program;
        this.wantedPort = wantedPort;
        this.timeout = timeout;
        this.freePorts = freePorts;
    }

    RunningService run(StartListener listener) {
        long start = System.nanoTime();
        listener.starting(program.name());
        RunningService service = wantedPort == 0 ? onAnyPort() : onWantedPort();
        listener.ready(program.name(), Duration.ofNanos(System.nanoTime() - start));
        return service;
    }

    private RunningService onWantedPort() {
        if (!LoopbackPort.isFree(wantedPort)) {
            throw portInUse();
        }
        return switch (attempt(wantedPort)) {
            case Started(RunningService service) -> service;
            case PortTaken _ -> throw portInUse();
        };
    }

    private RunningService onAnyPort() {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (attempt(freePorts.getAsInt()) instanceof Started(RunningService service)) {
                return service;
            }
        }
        throw new EmbeddedException(
                EmbeddedException.Code.EMBEDDED_PORT_IN_USE,
                "Every port tried for " + program.name() + " was taken by another process before it could be used ("
                        + ATTEMPTS + " attempts). Try again.");
    }

    private sealed interface Attempt {}

    private record Started(RunningService service) implements Attempt {}

    private record PortTaken() implements Attempt {}

    private Attempt attempt(int port) {
        ChildProcess process = ChildProcess.start(program.prepare(port));
        boolean started = false;
        try {
            long deadline = System.nanoTime() + timeout.toNanos();
            while (!program.answers(port)) {
                if (process.waitFor(POLL_INTERVAL)) {
                    return afterEarlyEnd(process);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw tooSlow(process);
                }
            }
            started = true;
            return new Started(new RunningService(process, program.address(port)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException(
                    EmbeddedException.Code.EMBEDDED_START_FAILED,
                    "The start of " + program.name() + " was interrupted.",
                    e);
        } finally {
            if (!started) {
                process.close();
            }
        }
    }

    private Attempt afterEarlyEnd(ChildProcess process) {
        List<String> log = process.logTail(Integer.MAX_VALUE);
        if (log.stream().anyMatch(line -> line.contains("Address in use") || line.contains("Address already in use"))) {
            return new PortTaken();
        }
        throw new EmbeddedException(
                EmbeddedException.Code.EMBEDDED_START_FAILED,
                program.name() + " ended with exit code " + process.onExit().join() + " before it was ready."
                        + tail(process));
    }

    private EmbeddedException tooSlow(ChildProcess process) {
        return new EmbeddedException(
                EmbeddedException.Code.EMBEDDED_START_TIMEOUT,
                program.name() + " was not ready within " + timeout.toSeconds() + " s." + tail(process));
    }

    private EmbeddedException portInUse() {
        return new EmbeddedException(
                EmbeddedException.Code.EMBEDDED_PORT_IN_USE,
                "The port " + wantedPort + " on " + LoopbackPort.HOST + " is taken by another process. Free it, or let "
                        + program.name() + " take any free port.");
    }

    private static String tail(ChildProcess process) {
        return " The end of " + process.log() + ":\n    " + String.join("\n    ", process.logTail(TAIL_LINES));
    }
}
