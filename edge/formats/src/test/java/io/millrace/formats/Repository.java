package io.millrace.formats;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the files of this repository. */
public final class Repository {
    private Repository() {}

    public static Path file(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve(name);
            if (Files.isRegularFile(at.resolve("mvnw")) && Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new IllegalStateException(
                name + " is not in a repository around " + Path.of("").toAbsolutePath());
    }
}
