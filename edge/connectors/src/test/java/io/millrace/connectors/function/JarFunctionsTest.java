package io.millrace.connectors.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.model.error.MillraceException;
import io.millrace.model.function.ArgumentsRejectedException;
import io.millrace.model.function.ExpressionFunction;
import io.millrace.model.function.UserFunction;
import io.millrace.testkit.function.FunctionJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JarFunctionsTest {
    /** A function whose signature says, as the reason of a rejection, what {@code %s} is. */
    private static final String PROBE = """
            package org.example;
            public %s class %s implements io.millrace.model.function.RowFunction {
                %s
                public io.millrace.model.function.Signature signature(java.util.List<io.millrace.model.data.DataType> types) {
                    String answer;
                    try {
                        answer = String.valueOf(%s);
                    } catch (Exception e) {
                        answer = e.toString();
                    }
                    throw new io.millrace.model.function.ArgumentsRejectedException(answer);
                }
                public void evaluate(io.millrace.model.function.Arguments row, io.millrace.model.function.Result result) {}
            }
            """;

    private final Path directory;
    private final JarFunctions functions;

    JarFunctionsTest(@TempDir Path directory) {
        this.directory = directory;
        this.functions = new JarFunctions(directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            java.sql.Types.INTEGER                                       | 4
            Class.forName("io.millrace.model.data.Schema").getSimpleName() | Schema
            Class.forName("io.millrace.model.plan.Plan")                 | java.lang.ClassNotFoundException: io.millrace.model.plan.Plan
            Class.forName("io.millrace.connectors.function.JarFunctions")| java.lang.ClassNotFoundException: io.millrace.connectors.function.JarFunctions
            Class.forName("org.slf4j.Logger")                            | java.lang.ClassNotFoundException: org.slf4j.Logger
            new String(Probe.class.getResourceAsStream("/words.txt").readAllBytes()) | of its own
            """)
    void aFunctionSeesItsJarTheJdkAndWhatItIsWrittenAgainst(String expression, String expected) throws IOException {
        jar("probe.jar", "", "Probe", "", expression);

        assertThat(answer(functions, "probe.jar", "org.example.Probe")).isEqualTo(expected);
    }

    @Test
    void aJarHasClassesOfItsOwnThatAnotherDoesNotMeet() throws IOException {
        jar("a.jar", "", "Counter", "static int count;", "++count");
        Files.copy(directory.resolve("a.jar"), directory.resolve("b.jar"));

        assertThat(answer(functions, "a.jar", "org.example.Counter")).isEqualTo("1");
        assertThat(answer(functions, "a.jar", "org.example.Counter"))
                .as("one loader a jar")
                .isEqualTo("2");
        assertThat(answer(functions, "b.jar", "org.example.Counter")).isEqualTo("1");
    }

    /** The class loader of the tests has this class as well, and it is another one. */
    @Test
    void aLibraryInTheJarDoesNotMeetThatOfMillrace() throws IOException {
        Path own = source(
                "Logger.java",
                "package org.slf4j; public class Logger { public String toString() { return \"own\"; } }");
        Path probe = source("Probe.java", PROBE.formatted("", "Probe", "", "new org.slf4j.Logger()"));
        FunctionJar.compile(directory.resolve("own.jar"), List.of(own, probe));

        assertThat(answer(functions, "own.jar", "org.example.Probe")).isEqualTo("own");
    }

    @Test
    void aJarMayBeReplacedWhileItIsUsed() throws IOException {
        jar("probe.jar", "", "Probe", "", "new Object() { public String toString() { return \"late\"; } }");
        UserFunction loaded = functions.load("probe.jar", "org.example.Probe").get();

        Files.writeString(directory.resolve("probe.jar"), "gone");

        assertThat(answer(loaded)).isEqualTo("late");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nowhere.jar | Probe             | FUNCTION_JAR_NOT_FOUND   | there is no file
            .           | Probe             | FUNCTION_JAR_UNREADABLE  | is not a file; name a jar
            text.jar    | Probe             | FUNCTION_JAR_UNREADABLE  | text.jar' is not a jar
            probe.jar   | org.example.Prob  | FUNCTION_CLASS_NOT_FOUND | there is no class 'org.example.Prob' in 'probe.jar'; did you mean 'org.example.Probe'?
            probe.jar   | Other             | FUNCTION_CLASS_NOT_FOUND | there is no class 'Other' in 'probe.jar'; it has 1 others
            probe.jar   | java.lang.String  | FUNCTION_CLASS_INVALID   | it implements none of RowFunction, VectorFunction, AggregateFunction, WindowFunction and ProcessFunction
            """)
    void saysWhatIsMissing(String jar, String className, String code, String message) throws IOException {
        jar("probe.jar", "", "Probe", "", "1");
        Files.writeString(directory.resolve("text.jar"), "no jar");

        assertFails(jar, className, code, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            abstract | ``                                                              | FUNCTION_CLASS_INVALID | it is abstract
            ``       | public Probe(int i) {}                                          | FUNCTION_CLASS_INVALID | it has no public constructor without parameters
            ``       | public Probe() { throw new IllegalStateException("no key"); }   | FUNCTION_FAILED        | class 'org.example.Probe' cannot be started: java.lang.IllegalStateException: no key
            ``       | static { if (true) throw new IllegalStateException("early"); }  | FUNCTION_FAILED        | class 'org.example.Probe' cannot be started: java.lang.IllegalStateException: early
            """)
    void saysWhyAClassIsNoFunction(String modifier, String members, String code, String message) throws IOException {
        jar("probe.jar", modifier, "Probe", members, "1");

        assertFails("probe.jar", "org.example.Probe", code, message);
    }

    @Test
    void aClassThatDoesNotLinkSaysWhy() throws IOException {
        Path sources =
                source("Probe.java", PROBE.formatted("", "Probe", "static Missing missing = new Missing();", "1"));
        FunctionJar.compile(
                directory.resolve("whole.jar"),
                List.of(sources, source("Missing.java", "package org.example; public class Missing {}")));
        without("whole.jar", "org/example/Missing.class", "probe.jar");

        assertFails(
                "probe.jar", "org.example.Probe", "FUNCTION_NOT_LINKED", "NoClassDefFoundError: org/example/Missing");
    }

    @Test
    void aClassOfALaterJavaSaysSo() throws IOException {
        jar("probe.jar", "", "Probe", "", "1");
        byte[] compiled;
        try (ZipFile jar = new ZipFile(directory.resolve("probe.jar").toFile())) {
            compiled =
                    jar.getInputStream(jar.getEntry("org/example/Probe.class")).readAllBytes();
        }
        compiled[7] = (byte) 200; // the version of the class file
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(directory.resolve("later.jar")))) {
            out.putNextEntry(new ZipEntry("org/example/Probe.class"));
            out.write(compiled);
        }

        assertFails("later.jar", "org.example.Probe", "FUNCTION_NOT_LINKED", "compiled for a newer Java");
    }

    @Test
    void aJarThatUnpacksWithoutEndIsRefused() throws IOException {
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(directory.resolve("bomb.jar")))) {
            out.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i <= 128; i++) {
                out.write(zeros);
            }
        }

        assertFails("bomb.jar", "Any", "FUNCTION_JAR_TOO_LARGE", "have more than 134217728 bytes");
    }

    private void assertFails(String jar, String className, String code, String message) {
        MillraceException failure = Objects.requireNonNull(catchThrowableOfType(
                MillraceException.class, () -> functions.load(jar, className).get()));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(message);
    }

    private void jar(String name, String modifier, String className, String members, String expression)
            throws IOException {
        FunctionJar.compile(
                directory.resolve(name),
                List.of(source(className + ".java", PROBE.formatted(modifier, className, members, expression))));
        Path classes = Files.createDirectories(directory.resolve("repacked"));
        try (ZipFile jar = new ZipFile(directory.resolve(name).toFile())) {
            for (ZipEntry entry : jar.stream().map(ZipEntry.class::cast).toList()) {
                Path file = classes.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, jar.getInputStream(entry).readAllBytes());
            }
        }
        Files.writeString(classes.resolve("words.txt"), "of its own");
        FunctionJar.pack(directory.resolve(name), classes);
    }

    private void without(String from, String missing, String to) throws IOException {
        try (ZipFile jar = new ZipFile(directory.resolve(from).toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(directory.resolve(to)))) {
            for (ZipEntry entry : jar.stream()
                    .filter(e -> !e.getName().equals(missing))
                    .map(ZipEntry.class::cast)
                    .toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(jar.getInputStream(entry).readAllBytes());
            }
        }
    }

    private Path source(String name, String text) throws IOException {
        Path file = directory.resolve("sources").resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    private static String answer(JarFunctions functions, String jar, String className) {
        return answer(functions.load(jar, className).get());
    }

    private static String answer(UserFunction function) {
        return String.valueOf(Objects.requireNonNull(catchThrowableOfType(
                        ArgumentsRejectedException.class, () -> ((ExpressionFunction) function).signature(List.of())))
                .getMessage());
    }
}
