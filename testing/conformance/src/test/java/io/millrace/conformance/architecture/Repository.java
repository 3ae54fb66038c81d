package io.millrace.conformance.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The repository that the tests run in, as files. */
final class Repository {
    static final Path ROOT = locate();

    private static final Set<String> NOT_SOURCES =
            Set.of(".git", ".idea", ".millrace", ".vscode", "node_modules", "target");

    private Repository() {}

    /** Every file that a person wrote, relative to the root, in a fixed order. */
    static List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NOT_SOURCES.contains(nameOf(directory))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(ROOT.relativize(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    /** The Java sources of {@link #files()}. */
    static List<Path> javaSources() {
        return files().stream().filter(file -> nameOf(file).endsWith(".java")).toList();
    }

    /** The text of a file given relative to the root. */
    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> lines(Path file) {
        return read(file).lines();
    }

    static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static Path locate() {
        Path start = Path.of("").toAbsolutePath();
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve("mvnw"))) {
                return directory;
            }
        }
        throw new IllegalStateException("no mvnw in " + start + " or above: run the tests inside the repository");
    }
}
