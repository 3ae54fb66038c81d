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

/** Runs one measurement of one case in a fresh JVM with our class path; its last line of output is a JSON object with the figures. */
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
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-Xms2g",
                "-Xmx4g",
                "-XX:+UseParallelGC",
                "-XX:+AlwaysPreTouch",
                "-D" + ProgramFiles.PROPERTY + "=" + System.getProperty(ProgramFiles.PROPERTY, ""),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
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
            throw new IllegalStateException(
                    main.getSimpleName() + " ended with " + exit + ":\n" + String.join("\n", tail));
        }
        return JSON.readTree(tail.getLast());
    }

    /** Prints the figures of this process, as {@link #run} expects them. For the process that is run. */
    public static void report(Object figures) throws IOException {
        System.out.println();
        System.out.println(JSON.writeValueAsString(figures));
    }
}
