package io.millrace.conformance.api;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles programs of users and loads their classes. */
final class Programs {
    private Programs() {}

    /** A loader of the classes of these sources, beside all that tests have. */
    static ClassLoader compile(List<Path> sources) throws IOException {
        Path classes = Files.createTempDirectory("programs");
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString());
            if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new AssertionError("does not compile: " + sources + "\n" + messages);
            }
        }
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Programs.class.getClassLoader());
    }
}
