package io.millrace.kernels.panama;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the processor has, of which the JVM says nothing, where the system tells: Linux does. */
final class CpuFlags {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String FLAGS = "flags";
    private static final Set<String> KNOWN = read();

    private CpuFlags() {}

    /** Whether the processor is known to have a feature, by its name on Linux. */
    static boolean has(String flag) {
        return KNOWN.contains(flag);
    }

    private static Set<String> read() {
        if (!Files.isReadable(CPU_INFO)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith(FLAGS))
                    .findFirst()
                    .map(line -> Arrays.stream(line.split("\\s+", -1)).collect(Collectors.toUnmodifiableSet()))
                    .orElse(Set.of());
        } catch (IOException | UncheckedIOException e) {
            // What is not known is not used: there is another way for each feature.
            return Set.of();
        }
    }
}
