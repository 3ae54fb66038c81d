package io.millrace.conformance.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canary: a null checker that is silently off would find nothing, and look like clean code. */
class NullCheckerTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void nullReturnedWhereNoneIsAllowedIsRefused() throws Exception {
        Compilation compilation = compile("String");

        assertThat(compilation.output()).contains("[NullAway]").contains("Canary.java:7");
        assertThat(compilation.exitCode()).isNotZero();
    }

    @Test
    void theSameCodeWithNullableIsAccepted() throws Exception {
        Compilation compilation = compile("@Nullable String");

        assertThat(compilation.output()).isEmpty();
        assertThat(compilation.exitCode()).isZero();
    }

    private record Compilation(int exitCode, String output) {}

    /** Compiles a method that returns null, with the flags of the build itself. */
    private Compilation compile(String returnType) throws IOException, InterruptedException {
        Path source = directory.resolve("Canary.java");
        Files.writeString(source, """
                package io.millrace.canary;

                import org.jspecify.annotations.Nullable;

                final class Canary {
                    static %s name() {
                        return null;
                    }

                    static @Nullable Object other() {
                        return name();
                    }
                }
                """.formatted(returnType));

        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        Repository.lines(Path.of(".mvn", "jvm.config")).map(flag -> "-J" + flag).forEach(command::add);
        command.addAll(Pom.root().compilerArguments());
        command.addAll(List.of("-processorpath", classPath(), "-classpath", classPath()));
        command.addAll(List.of("-d", directory.toString(), source.toString()));

        Path output = directory.resolve("javac.txt");
        Process javac = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Compilation(javac.waitFor(), Files.readString(output, UTF_8));
    }

    /** The class path of this test, which has the checkers on it; javac warns of entries that are not there. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> Files.exists(Path.of(entry)))
                .collect(joining(File.pathSeparator));
    }
}
