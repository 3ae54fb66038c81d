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

    /** Puts {@code NAME.jar} into {@code target} if a job in the directory {@code NAME} of the example names it. */
    public static void compile(Path example, Path target) throws IOException {
        Path directory = example.toRealPath();
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            String jar = directory.getFileName() + ".jar";
            if (isNamed(jar, directory)) {
                FunctionJar.compile(target.resolve(jar), sources);
            }
        }
    }

    private static boolean isNamed(String jar, Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                if (Files.readString(file).contains("jar: " + jar)) {
                    return true;
                }
            }
            return false;
        }
    }
}
