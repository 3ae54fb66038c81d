package io.millrace.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.embedded.ProgramFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Runs one measurement of one case in a fresh JVM, with our class path unless another is given; its last line of output is a JSON object with the figures. */
public final class CaseProcess {
    private static final int TAIL_LINES = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseProcess() {}

    /**
     * Runs {@code main} with {@code arguments} and waits for it.
     *
     * @return the figures
     * @throws IllegalStateException if it fails; the message has the end of its output
     */
    public static JsonNode run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        return run(
                main.getName(),
                System.getProperty("java.class.path"),
                List.of("-Xms2g", "-Xmx4g", "-XX:+AlwaysPreTouch"),
                arguments);
    }

    /**
     * Runs the class called {@code main} with {@code arguments}, another class path and more options for the JVM, and waits for it.
     *
     * @return the figures
     * @throws IllegalStateException if it fails; the message has the end of its output
     */
    public static JsonNode run(String main, String classPath, List<String> jvmOptions, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseParallelGC"));
        command.addAll(jvmOptions);
        for (String property : List.of(ProgramFiles.PROPERTY, "millrace.examples")) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // Who ends the benchmark does not want its case to go on.
        Thread atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
        Deque<String> tail = new ArrayDeque<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                tail.addLast(line);
                if (tail.size() > TAIL_LINES) {
                    tail.removeFirst();
                }
            }
        } finally {
            process.destroy();
        }
        int exit = process.waitFor();
        if (exit != 0 || tail.isEmpty()) {
            throw new IllegalStateException(main + " ended with " + exit + ":\n" + String.join("\n", tail));
        }
        return JSON.readTree(tail.getLast());
    }

    /** Prints the figures of this process, as {@link #run} expects them. For the process that is run. */
    public static void report(Object figures) throws IOException {
        System.out.println();
        System.out.println(JSON.writeValueAsString(figures));
    }
}
