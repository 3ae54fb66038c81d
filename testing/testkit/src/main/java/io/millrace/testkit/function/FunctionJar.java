package io.millrace.testkit.function;

import io.millrace.model.function.UserFunction;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes jars of sources, as the author of a function does. */
public final class FunctionJar {
    private FunctionJar() {}

    /**
     * Compiles Java 21 against what functions are written against, and puts the classes into a jar.
     *
     * @param jar the file to write; its directory is made
     */
    public static void compile(Path jar, List<Path> sources) throws IOException {
        Path classes = Files.createTempDirectory("classes");
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            List<String> options =
                    List.of("--release", "21", "-proc:none", "-cp", api().toString(), "-d", classes.toString());
            if (!compiler.getTask(null, files, null, options, null, units).call()) {
                throw new AssertionError("does not compile: " + sources);
            }
        }
        pack(jar, classes);
    }

    /** Puts the files of a directory into a jar. */
    public static void pack(Path jar, Path directory) throws IOException {
        Files.createDirectories(Objects.requireNonNull(jar.toAbsolutePath().getParent()));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> packed = Files.walk(directory)) {
            for (Path path : packed.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(directory.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
    }

    private static Path api() {
        try {
            return Path.of(UserFunction.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
