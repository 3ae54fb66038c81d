package io.millrace.connectors.file;

import io.millrace.model.error.MillraceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The path of a job file: one file, or a glob that stands for all files that match it. */
final class FilePattern {
    private static final String GLOB_SIGNS = "*?[{";

    private FilePattern() {}

    /**
     * The files, in the order of their names.
     *
     * @param directory the one that a relative path starts from
     * @throws MillraceException if there is none, or one is a directory
     */
    static List<Path> resolve(String directory, String path) {
        Path literal = literal(directory, path);
        if (Files.isDirectory(literal)) {
            throw FileErrors.isDirectory(literal);
        }
        if (Files.exists(literal)) {
            return List.of(literal);
        }
        if (!isGlob(path)) {
            throw FileErrors.notFound(literal);
        }
        List<Path> files = matching(literal);
        if (files.isEmpty()) {
            throw new MillraceException("FILE_NOT_FOUND", "no file matches '" + literal + "'");
        }
        return files;
    }

    /** The path as it stands, not taken for a glob. */
    static Path literal(String directory, String path) {
        try {
            return Path.of(directory).resolve(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new MillraceException("FILE_PATH_INVALID", "'" + path + "' is no path: " + e.getReason(), e);
        }
    }

    private static List<Path> matching(Path pattern) {
        Path base = Objects.requireNonNull(pattern.getRoot(), "an absolute path has a root");
        for (Path name : pattern) {
            if (isGlob(name.toString())) {
                break;
            }
            base = base.resolve(name);
        }
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        PathMatcher matcher = base.getFileSystem().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.find(
                base, Integer.MAX_VALUE, (file, attributes) -> !attributes.isDirectory() && matcher.matches(file))) {
            return files.sorted().toList();
        } catch (UncheckedIOException e) {
            throw new MillraceException("FILE_NOT_READABLE", "cannot list '" + base + "': " + e.getMessage(), e);
        } catch (IOException e) {
            throw FileErrors.notReadable(base, e);
        }
    }

    private static boolean isGlob(String path) {
        return path.chars().anyMatch(c -> GLOB_SIGNS.indexOf(c) >= 0);
    }
}
