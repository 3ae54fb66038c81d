package io.millrace.conformance.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository that are generated; run with {@code -Dgolden.write=true} to write them anew. */
final class Golden {
    static final Path ROOT = Path.of("../..");

    private Golden() {}

    static void assertUpToDate(String file, String generated) throws IOException {
        Path path = ROOT.resolve(file);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(path, generated);
        }
        assertThat(Files.readString(path))
                .as(
                        "%s is out of date; write it anew with ./mvnw -pl testing/conformance -am test -Dgolden.write=true"
                                + " -Dtest=PublishedFilesTest -Dsurefire.failIfNoSpecifiedTests=false",
                        file)
                .isEqualTo(generated);
    }
}
