package io.millrace.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The directory under which the embedded programs keep their data, held by one process at a time. The hold ends with
 * {@link #close()} or with the process, so nothing that a crash leaves behind can keep the next one out.
 */
public final class DataDirectory implements AutoCloseable {
    /**
     * Directories held by this JVM. Looked at before a lock file is opened, because POSIX drops all locks of a process on a file
     * as soon as it closes any descriptor of that file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Takes hold of a directory, which is made if it does not exist (readable by its owner only).
     *
     * @throws EmbeddedException {@code EMBEDDED_DATA_IN_USE} if a process holds it already, this one included;
     *     {@code EMBEDDED_DATA_UNUSABLE} if it cannot be made or written
     */
    public static DataDirectory open(Path directory) {
        Path path;
        try {
            path = makePrivate(directory).toRealPath();
        } catch (IOException e) {
            throw unusable(directory, e);
        }
        if (!HELD_HERE.add(path)) {
            throw inUse(path, Long.toString(ProcessHandle.current().pid()));
        }
        DataDirectory held = null;
        try {
            held = lock(path);
            return held;
        } catch (IOException e) {
            throw unusable(path, e);
        } finally {
            if (held == null) {
                HELD_HERE.remove(path);
            }
        }
    }

    /** The absolute path. */
    public Path path() {
        return path;
    }

    /**
     * The directory of one program, made if it does not exist.
     *
     * @throws EmbeddedException {@code EMBEDDED_DATA_UNUSABLE} if it cannot be made
     */
    public Path of(String program) {
        try {
            return makePrivate(path.resolve(program));
        } catch (IOException e) {
            throw unusable(path.resolve(program), e);
        }
    }

    /** Lets go of the directory. The programs in it must have ended. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw unusable(path, e);
        } finally {
            HELD_HERE.remove(path);
        }
    }

    static EmbeddedException unusable(Path path, IOException cause) {
        return new EmbeddedException(
                EmbeddedException.Code.EMBEDDED_DATA_UNUSABLE,
                "Cannot keep data in " + path + " (" + cause
                        + "). Give a directory that this user can write, with --data.",
                cause);
    }

    private static DataDirectory lock(Path path) throws IOException {
        FileChannel lockFile = FileChannel.open(
                path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw inUse(path, read(lockFile));
            }
            write(lockFile, Long.toString(ProcessHandle.current().pid()));
            return new DataDirectory(path, lockFile);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        file.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
    }

    private static void write(FileChannel file, String text) throws IOException {
        file.truncate(0);
        file.write(StandardCharsets.US_ASCII.encode(text + "\n"), 0);
    }

    private static EmbeddedException inUse(Path path, String pid) {
        return new EmbeddedException(
                EmbeddedException.Code.EMBEDDED_DATA_IN_USE,
                "The process " + pid + " works in " + path
                        + " already. Wait until it has ended, stop it, or give another directory with --data.");
    }

    private static Path makePrivate(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return directory;
        }
        return Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
