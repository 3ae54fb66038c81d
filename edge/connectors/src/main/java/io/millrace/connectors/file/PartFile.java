package io.millrace.connectors.file;

import io.millrace.model.spi.EncodedRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hidden file in the place where a finished one is to be. Used by one thread. */
final class PartFile {
    private final Path file;
    private final byte[] terminator;
    private final Path part;
    private @Nullable FileChannel channel;

    /**
     * Creates it, and its directory.
     *
     * @param file the finished file
     * @param terminator what stands behind each record
     */
    PartFile(Path file, byte[] terminator) {
        this.file = file;
        this.terminator = terminator;
        Path directory = Objects.requireNonNull(file.getParent(), "a path to a file has a directory");
        this.part = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }

    Path file() {
        return file;
    }

    Path part() {
        return part;
    }

    private FileChannel open() throws IOException {
        FileChannel current = channel;
        if (current == null) {
            current = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            channel = current;
        }
        return current;
    }

    void append(EncodedRecords records) {
        write(terminated(records, terminator));
    }

    void write(ByteBuffer bytes) {
        try {
            FileChannel out = open();
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }

    /** Each record with the terminator behind it. */
    static ByteBuffer terminated(EncodedRecords records, byte[] terminator) {
        ByteBuffer terminated = ByteBuffer.allocate(records.size() + records.count() * terminator.length);
        for (int i = 0; i < records.count(); i++) {
            terminated.put(records.data(), records.start(i), records.length(i)).put(terminator);
        }
        return terminated.flip();
    }

    /** Gives the open file back to the system; it is opened again when more comes. */
    void rest() {
        FileChannel current = channel;
        channel = null;
        try {
            if (current != null) {
                current.close();
            }
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }

    /** Makes it survive a crash. */
    void finish() {
        try {
            open().force(true);
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
        rest();
    }

    void drop() {
        rest();
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }
}
