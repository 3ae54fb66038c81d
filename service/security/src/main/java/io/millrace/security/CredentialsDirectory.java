package io.millrace.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A directory of small files that several processes may make at the same time: one does, under a lock, the others find what it
 * made. A file appears whole or not at all.
 */
final class CredentialsDirectory {
    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    /** File locks hold between processes; this one between the threads of ours. */
    private static final ReentrantLock IN_PROCESS = new ReentrantLock();

    private final Path path;

    /** @throws CredentialsException {@code CREDENTIALS_UNUSABLE} if the directory cannot be made */
    CredentialsDirectory(Path directory) {
        path = directory.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Runs the action while no other thread or process runs one in this directory. */
    <T> T exclusively(Supplier<T> action) {
        IN_PROCESS.lock();
        try (FileChannel lockFile =
                FileChannel.open(file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lockFile.lock();
            return action.get();
        } catch (IOException e) {
            throw unusable(path, e);
        } finally {
            IN_PROCESS.unlock();
        }
    }

    String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw unusable(file(name), e);
        }
    }

    /** Writes or replaces a file. Only within {@link #exclusively}. */
    void write(String name, String text, Set<PosixFilePermission> permissions) {
        Path fresh = file(name + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (FileChannel channel = FileChannel.open(
                    fresh,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(permissions))) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(file(name), e);
        }
    }

    private static CredentialsException unusable(Path path, IOException cause) {
        return new CredentialsException(
                CredentialsException.Code.CREDENTIALS_UNUSABLE,
                "Cannot keep keys and certificates in " + path + " (" + cause + "). Its owner must be able to read and"
                        + " write it.",
                cause);
    }
}
