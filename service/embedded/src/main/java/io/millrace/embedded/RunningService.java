package io.millrace.embedded;

import java.util.concurrent.CompletableFuture;

/** A program that was started and has answered requests since. */
public final class RunningService implements AutoCloseable {
    private final ChildProcess process;
    private final String address;

    RunningService(ChildProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /** The program's name, such as {@code Kafka}. */
    public String name() {
        return process.name();
    }

    /**
     * What a client connects to: {@code host:port} for Kafka, a URL for Redis. The URL holds the password if there is one, so it
     * must not be logged.
     */
    public String address() {
        return address;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the program has ended, whatever ended it. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Ends the program in an orderly way and returns when it has ended. */
    @Override
    public void close() {
        process.close();
    }
}
