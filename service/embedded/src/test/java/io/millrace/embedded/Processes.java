package io.millrace.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the operating system knows about the programs of a data directory. */
final class Processes {
    private Processes() {}

    /** All processes, guards included, whose command line names the directory. */
    static List<ProcessHandle> naming(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.contains(directory + "/")))
                .toList();
    }

    static void awaitNoneNaming(Path directory) {
        await().atMost(Duration.ofSeconds(30)).until(() -> naming(directory).isEmpty());
    }

    /** The process whose id is in the file, once it is there. */
    static ProcessHandle of(Path pidFile) {
        String id = await().until(() -> read(pidFile), text -> !text.isEmpty());
        return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
    }

    static void signal(String signal, String target) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, "--", target)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + signal + " " + target + " failed");
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }
}
