package io.millrace.formats;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the files of {@code examples} in this repository. */
public final class Examples {
    private Examples() {}

    public static Path file(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("examples").resolve(name);
            if (Files.isRegularFile(at.resolve("mvnw")) && Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new IllegalStateException(
                "examples/" + name + " is not above " + Path.of("").toAbsolutePath());
    }
}
