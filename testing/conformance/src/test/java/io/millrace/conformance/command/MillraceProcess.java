package io.millrace.conformance.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The command in a process of its own, with its output in files. */
final class MillraceProcess implements AutoCloseable {
    static final Path ROOT = root();

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path out;
    private final Path err;

    private MillraceProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code ./millrace} as the build left it; {@code directory} is its working directory and takes its output. */
    static MillraceProcess start(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("millrace").toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("MILLRACE_BUILD", "never");
        builder.environment().keySet().removeAll(List.of("KAFKA_BOOTSTRAP_SERVERS", "REDIS_CONNECTION"));
        return new MillraceProcess(builder.start(), out, err);
    }

    /** Runs it to its end. */
    static MillraceProcess run(Path directory, String... arguments) throws Exception {
        MillraceProcess millrace = start(directory, arguments);
        millrace.exitCode();
        return millrace;
    }

    /** Waits for the end; nothing that was printed may look like a stack trace or the JVM's warning. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ends by itself; so far it said: %s", err())
                .isTrue();
        assertThat(out() + err()).doesNotContain("\tat ", "Exception in thread", "incubator");
        return process.exitValue();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    void awaitFile(Path file) {
        Awaitility.await().atMost(PATIENCE).until(() -> Files.isRegularFile(file) || !process.isAlive());
        assertThat(file).as("while it runs; it said: %s", err()).exists();
    }

    void awaitMessage(String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> err().contains(text) || !process.isAlive());
        assertThat(err()).contains(text);
    }

    void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** The processes whose command line names the directory, zombies left out. */
    static List<ProcessHandle> naming(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(handle -> Stream.of(handle.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.contains(directory.toString())))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = Objects.requireNonNull(directory.getParent(), "not inside the repository");
        }
        return directory;
    }
}
