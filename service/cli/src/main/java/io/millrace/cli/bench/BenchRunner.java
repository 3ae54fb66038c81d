package io.millrace.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.millrace.cli.process.ExitCode;
import io.millrace.embedded.ChildCommand;
import io.millrace.embedded.ChildCommand.Output;
import io.millrace.embedded.ChildProcess;
import io.millrace.embedded.ProgramFiles;
import io.millrace.model.error.MillraceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Starts {@code io.millrace.benchmarks.BenchMain}, which lies in a directory of its own because it brings libraries that the
 * command does not need. It is called as {@code BenchMain --list}, which prints a line for each benchmark, or as
 * {@code BenchMain NAME --json FILE} with more options, which writes an array of results to the file; its exit codes are ours.
 */
public final class BenchRunner {
    /** The system property that names the directory with the jars of the benchmarks. */
    public static final String PROPERTY = "millrace.bench";

    private static final String MAIN_CLASS = "io.millrace.benchmarks.BenchMain";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path jars;
    private final Path directory;
    private final List<String> jvmOptions;
    private final CompletableFuture<Integer> signal;

    /**
     * @param directory an existing directory, where the benchmarks leave what they need
     * @param jvmOptions more options for their JVMs
     * @param signal completes with the number of a signal that asks for the end
     * @throws MillraceException {@code BENCHMARKS_MISSING} if they are not installed
     */
    public BenchRunner(Path directory, List<String> jvmOptions, CompletableFuture<Integer> signal) {
        this.directory = directory.toAbsolutePath();
        this.jvmOptions = List.copyOf(jvmOptions);
        this.signal = signal;
        this.jars = installed();
    }

    /** Prints the names of the benchmarks; returns the exit code. */
    public int list() {
        return run(List.of("--list"));
    }

    /**
     * Runs benchmarks one after the other, each in a fresh JVM; stops at the first that fails.
     *
     * @param options what else it is told
     * @param results where to put the results of all as one array, if anywhere
     * @return the exit code
     */
    public int run(List<String> names, List<String> options, Optional<Path> results) {
        ArrayNode all = JSON.createArrayNode();
        Path part = directory.resolve("result.json");
        for (String name : names) {
            delete(part);
            List<String> arguments = new ArrayList<>(List.of(name, "--json", part.toString()));
            arguments.addAll(options);
            int code = run(arguments);
            if (code != ExitCode.DONE) {
                return code;
            }
            all.addAll(read(name, part));
        }
        results.ifPresent(file -> write(all, file));
        return ExitCode.DONE;
    }

    private int run(List<String> arguments) {
        ChildCommand command = new ChildCommand("Benchmark", directory, java(arguments)).withOutput(Output.INHERITED);
        try (ChildProcess child = ChildProcess.start(command)) {
            CompletableFuture.anyOf(child.onExit(), signal).join();
            return signal.isDone()
                    ? ExitCode.SIGNAL + signal.join()
                    : child.onExit().join();
        }
    }

    private List<String> java(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseParallelGC"));
        line.addAll(jvmOptions);
        Stream.of(ProgramFiles.PROPERTY, "millrace.examples", "millrace.peers")
                .filter(property -> System.getProperty(property) != null)
                .map(property -> "-D" + property + "=" + System.getProperty(property))
                .forEach(line::add);
        line.addAll(List.of("-cp", jars + "/*", MAIN_CLASS));
        line.addAll(arguments);
        return line;
    }

    private static Path installed() {
        Path jars = Path.of(System.getProperty(PROPERTY, ""));
        if (!Files.isDirectory(jars) || jars.toString().isEmpty()) {
            throw new MillraceException(
                    "BENCHMARKS_MISSING",
                    "the benchmarks are not installed: the system property " + PROPERTY + " names '" + jars
                            + "', which is no directory; run the command by the millrace script, which builds them");
        }
        return jars;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArrayNode read(String name, Path file) {
        try {
            JsonNode results = JSON.readTree(file.toFile());
            if (results instanceof ArrayNode array) {
                return array;
            }
            throw new MillraceException(
                    "BENCH_RESULT_INVALID", "the benchmark '" + name + "' has written no array of results");
        } catch (IOException e) {
            throw new MillraceException(
                    "BENCH_RESULT_INVALID", "the results of the benchmark '" + name + "' cannot be read: " + e, e);
        }
    }

    private static void write(ArrayNode results, Path file) {
        try {
            JSON.writeValue(file.toFile(), results);
        } catch (IOException e) {
            throw new MillraceException("RESULTS_NOT_WRITTEN", "cannot write the results to " + file + ": " + e, e);
        }
    }
}
