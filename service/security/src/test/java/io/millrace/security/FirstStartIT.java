package io.millrace.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many first starts at the same time make one set of keys and certificates. */
class FirstStartIT {
    private final Path directory;

    FirstStartIT(@TempDir Path parent) {
        directory = parent.resolve("security");
    }

    @Test
    void amongProcesses() throws Exception {
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                processes.add(startProcess());
            }
            for (Process process : processes) {
                assertThat(process.inputReader().readLine()).isEqualTo("waiting");
            }
            for (Process process : processes) {
                try (Writer go = process.outputWriter()) {
                    go.write("go\n");
                }
            }
            Set<String> found = new HashSet<>();
            for (Process process : processes) {
                found.add(String.valueOf(process.inputReader().readLine()));
                assertThat(process.waitFor()).isZero();
            }
            assertThat(found).containsExactly(FirstStart.found(directory));
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    @Test
    void amongThreads() throws Exception {
        int count = 4;
        CyclicBarrier start = new CyclicBarrier(count);
        Callable<String> first = () -> {
            start.await();
            return FirstStart.found(directory);
        };
        Set<String> found = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            for (Future<String> result : threads.invokeAll(List.of(first, first, first, first))) {
                found.add(result.get());
            }
        }
        assertThat(found).containsExactly(FirstStart.found(directory));
    }

    private Process startProcess() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstStart.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
