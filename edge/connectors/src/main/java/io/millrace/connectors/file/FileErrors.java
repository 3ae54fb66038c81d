package io.millrace.connectors.file;

import io.millrace.model.error.MillraceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** What the file system refuses, in words of ours. */
final class FileErrors {
    private FileErrors() {}

    static MillraceException notFound(Path file) {
        Path parent = file.getParent();
        String where = parent != null && !parent.toFile().isDirectory()
                ? "; there is no directory '" + parent + "' either"
                : "";
        return new MillraceException("FILE_NOT_FOUND", "there is no file '" + file + "'" + where);
    }

    static MillraceException isDirectory(Path file) {
        return new MillraceException(
                "FILE_IS_DIRECTORY", "'" + file + "' is a directory; name a file, or a pattern such as '*.csv' in it");
    }

    static MillraceException notReadable(Path file, IOException cause) {
        return switch (cause) {
            case NoSuchFileException e -> notFound(file);
            case AccessDeniedException e ->
                new MillraceException("FILE_NOT_READABLE", "no permission to read '" + file + "'", e);
            default -> new MillraceException("FILE_READ_FAILED", "cannot read '" + file + "': " + reason(cause), cause);
        };
    }

    static MillraceException notWritable(Path file, IOException cause) {
        return switch (cause) {
            case AccessDeniedException e ->
                new MillraceException("FILE_NOT_WRITABLE", "no permission to write '" + file + "'", e);
            case NotDirectoryException e ->
                new MillraceException("FILE_NOT_WRITABLE", "'" + e.getFile() + "' is no directory", e);
            default ->
                new MillraceException("FILE_WRITE_FAILED", "cannot write '" + file + "': " + reason(cause), cause);
        };
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        return reason != null ? reason : cause.getClass().getSimpleName();
    }
}
