package io.millrace.formats;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds test data that others wrote: {@code shared/oracles}, beside the repository or further up. */
public final class Oracles {
    private Oracles() {}

    /** The folder; where it is missing, a test says so in one line, and fails in continuous integration. */
    public static Optional<Path> folder(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared").resolve("oracles").resolve(name);
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        if ("true".equals(System.getenv("CI"))) {
            fail("shared/oracles/" + name + " is missing, and continuous integration needs it");
        }
        System.out.println("Not checked: there is no folder shared/oracles/" + name + " above "
                + Path.of("").toAbsolutePath());
        return Optional.empty();
    }
}
