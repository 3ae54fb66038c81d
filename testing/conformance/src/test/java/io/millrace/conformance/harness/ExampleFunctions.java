package io.millrace.conformance.harness;

import io.millrace.testkit.function.FunctionJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The functions of an example, made of its sources. */
public final class ExampleFunctions {
    private ExampleFunctions() {}

    /** Puts {@code NAME.jar} into {@code target} if the directory {@code NAME} of the example has Java sources. */
    public static void compile(Path example, Path target) throws IOException {
        Path directory = example.toRealPath();
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            if (!sources.isEmpty()) {
                FunctionJar.compile(target.resolve(directory.getFileName() + ".jar"), sources);
            }
        }
    }
}
