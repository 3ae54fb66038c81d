package io.millrace.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.document.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each broken file has beside it, in a {@code .txt}, all that is wrong with it. Run with {@code -Dgolden.write=true} to
 * write these anew, and read the difference.
 */
class BrokenFilesTest {
    private static final Path BROKEN = Path.of("src/test/resources/io/millrace/model/jobfile/broken");

    static Stream<String> brokenFiles() throws IOException {
        try (Stream<Path> files = Files.list(BROKEN)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".txt"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void everythingWrongIsReported(String file) throws IOException {
        String text = Files.readString(BROKEN.resolve(file));

        String problems =
                switch (JobFile.load(
                        text, Syntax.ofFileName(file), TestCatalog.CATALOG, TestFunctions::load, List.of())) {
                    case LoadedJob.Valid valid -> "valid: " + valid.plan();
                    case LoadedJob.Invalid invalid ->
                        invalid.problems().stream()
                                .map(problem -> problem.describe(file) + "\n")
                                .collect(Collectors.joining());
                };

        assertThat(problems).isEqualTo(expected(BROKEN.resolve(file + ".txt"), problems));
    }

    private static String expected(Path golden, String actual) {
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(golden, actual);
            }
            return Files.readString(golden);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
