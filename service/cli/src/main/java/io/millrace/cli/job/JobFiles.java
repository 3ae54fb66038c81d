package io.millrace.cli.job;

import io.millrace.connectors.function.JarFunctions;
import io.millrace.model.document.Syntax;
import io.millrace.model.error.MillraceException;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.JobOverride;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.spi.Catalog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads job files from disk. */
public final class JobFiles {
    private static final long LARGEST_BYTES = 8L << 20;

    private final Catalog catalog;

    public JobFiles(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads a job file.
     *
     * @throws MillraceException {@code JOB_FILE_NOT_FOUND}, {@code JOB_FILE_UNREADABLE}, {@code JOB_FILE_TOO_LARGE} or
     *     {@code JOB_FILE_NOT_UTF8}; what is wrong inside the file is in the result
     */
    public LoadedJob load(Path file, List<JobOverride> overrides) {
        JarFunctions functions = new JarFunctions(file.toAbsolutePath().resolveSibling(""));
        return JobFile.load(read(file), Syntax.ofFileName(file.toString()), catalog, functions, overrides);
    }

    private static String read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new MillraceException("JOB_FILE_UNREADABLE", file + " is a directory; give the job file in it");
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw new MillraceException(
                        "JOB_FILE_TOO_LARGE",
                        file + " has " + Files.size(file) + " bytes; a job file has at most " + LARGEST_BYTES);
            }
            return decode(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new MillraceException("JOB_FILE_NOT_FOUND", "there is no file " + file, e);
        } catch (IOException e) {
            throw new MillraceException("JOB_FILE_UNREADABLE", "cannot read " + file + ": " + e, e);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException e) {
            throw new MillraceException(
                    "JOB_FILE_NOT_UTF8",
                    file + " is not UTF-8: byte " + buffer.position() + " (" + line(bytes, buffer.position())
                            + ") belongs to no character; save it as UTF-8",
                    e);
        }
    }

    private static String line(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return "line " + line;
    }
}
