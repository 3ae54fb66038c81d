package io.millrace.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A JVM that starts embedded programs and is then ended in some rough way by a test. */
final class Parent implements AutoCloseable {
    static final String READY = "ready";
    static final String AT_SHUTDOWN = "at shutdown ";

    private final Process process;

    private Parent(Process process) {
        this.process = process;
    }

    /** Starts it as the leader of a process group of its own, as a shell does with a command. */
    static Parent start(Path directory, Program... programs) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "setsid",
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "-Dslf4j.internal.verbosity=ERROR",
                "-D" + ProgramFiles.PROPERTY + "="
                        + ProgramFiles.fromSystemProperty().directory(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                directory.toString());
        List.of(programs).forEach(program -> builder.command().add(program.name()));
        Parent parent = new Parent(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        String line = parent.readLine();
        if (!READY.equals(line)) {
            parent.close();
            throw new IllegalStateException("The parent said " + line);
        }
        return parent;
    }

    enum Program {
        KAFKA,
        REDIS
    }

    String pid() {
        return Long.toString(process.pid());
    }

    String group() {
        return "-" + process.pid();
    }

    String readLine() throws IOException {
        return String.valueOf(process.inputReader().readLine());
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws InterruptedException {
        ProgramFiles programs = ProgramFiles.fromSystemProperty();
        DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
        for (String program : List.of(arguments).subList(1, arguments.length)) {
            switch (Program.valueOf(program)) {
                case KAFKA -> EmbeddedKafka.start(programs, data, KafkaOptions.DEFAULTS, StartListener.SILENT);
                case REDIS -> {
                    RunningService redis =
                            EmbeddedRedis.start(programs, data, RedisOptions.DEFAULTS, StartListener.SILENT);
                    Runtime.getRuntime()
                            .addShutdownHook(new Thread(
                                    () -> System.out.println(AT_SHUTDOWN + RedisClient.ask(redis.address(), "PING"))));
                }
            }
        }
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
