package io.millrace.connectors.function;

import io.millrace.model.error.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a jar, read as a whole: the jar may then be replaced while a job runs, and is never left open. */
final class JarContents {
    /** Uncompressed, so that a small file that unpacks without end is refused. */
    private static final int MOST_BYTES = 128 << 20;

    private JarContents() {}

    /**
     * The files by their names in the jar.
     *
     * @throws MillraceException {@code FUNCTION_JAR_NOT_FOUND}, {@code FUNCTION_JAR_UNREADABLE} or
     *     {@code FUNCTION_JAR_TOO_LARGE}
     */
    static Map<String, byte[]> read(Path file) {
        if (!Files.exists(file)) {
            throw new MillraceException("FUNCTION_JAR_NOT_FOUND", "there is no file '" + file + "'");
        }
        if (!Files.isRegularFile(file)) {
            throw new MillraceException("FUNCTION_JAR_UNREADABLE", "'" + file + "' is not a file; name a jar");
        }
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return read(jar, file);
        } catch (ZipException e) {
            throw new MillraceException("FUNCTION_JAR_UNREADABLE", "'" + file + "' is not a jar: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MillraceException("FUNCTION_JAR_UNREADABLE", "cannot read '" + file + "': " + e, e);
        }
    }

    private static Map<String, byte[]> read(ZipFile jar, Path file) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        int room = MOST_BYTES;
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!entry.isDirectory()) {
                byte[] content = content(jar, entry, room);
                if (content.length > room) {
                    throw new MillraceException(
                            "FUNCTION_JAR_TOO_LARGE",
                            "the files in '" + file + "' have more than " + MOST_BYTES + " bytes");
                }
                room -= content.length;
                files.put(entry.getName(), content);
            }
        }
        return files;
    }

    /** The content, cut behind its first byte beyond the room. */
    private static byte[] content(ZipFile jar, ZipEntry entry, int room) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readNBytes(room + 1);
        }
    }
}
