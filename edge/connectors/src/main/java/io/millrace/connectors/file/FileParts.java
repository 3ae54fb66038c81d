package io.millrace.connectors.file;

import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that grows by whole checkpoints. What was prepared says where in the file its part begins, so that a commit that was interrupted
 * can be done again.
 */
final class FileParts {
    private static final byte[] NEW_LINE = {'\n'};
    private static final byte[] NOTHING = {};

    private final Path file;
    private final Path directory;
    private final Optional<byte[]> header;
    /** What stands behind each record. */
    private final byte[] terminator;

    private @Nullable Path part;
    private @Nullable FileChannel channel;
    /** How long the file will be once all that was prepared is committed. */
    private long preparedLength;

    /**
     * @param encoder of the records; says what the file begins with, and whether records are lines
     * @throws MillraceException if the directory cannot be written to
     */
    FileParts(Path file, RecordEncoder encoder) {
        this.file = file;
        this.header = encoder.header();
        this.terminator = encoder.isSelfDelimiting() ? NOTHING : NEW_LINE;
        this.directory = Objects.requireNonNull(file.getParent(), "a path to a file has a directory");
        if (Files.isDirectory(file)) {
            throw FileErrors.isDirectory(file);
        }
        try {
            Files.createDirectories(directory);
            open();
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }

    private FileChannel open() throws IOException {
        FileChannel current = channel;
        if (current == null) {
            part = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
            current = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel = current;
        }
        return current;
    }

    void append(EncodedRecords records) {
        try {
            FileChannel out = open();
            beginFile(out);
            write(PartFile.terminated(records, terminator), out);
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }

    /** Writes the header into the part that becomes the beginning of the file, before anything else. */
    private void beginFile(FileChannel out) throws IOException {
        if (header.isPresent() && preparedLength == 0 && out.size() == 0) {
            write(ByteBuffer.wrap(header.get()), out);
            write(ByteBuffer.wrap(NEW_LINE), out);
        }
    }

    private static void write(ByteBuffer bytes, FileChannel out) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Ends the part; its rows will survive a crash. */
    byte[] prepare() {
        try (FileChannel out = open()) {
            beginFile(out);
            out.force(true);
            Prepared prepared = new Prepared(
                    preparedLength,
                    out.size(),
                    Objects.requireNonNull(part).getFileName().toString());
            preparedLength = prepared.end();
            channel = null;
            return prepared.toBytes();
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }

    void commit(byte[] bytes) {
        Prepared prepared = Prepared.of(bytes);
        Path source = directory.resolve(prepared.part());
        preparedLength = Math.max(preparedLength, prepared.end());
        try {
            if (!Files.exists(source)) {
                checkCommitted(prepared);
            } else if (prepared.begin() == 0) {
                Files.move(source, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                appendPart(source, prepared);
                Files.delete(source);
            }
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }

    private void checkCommitted(Prepared prepared) throws IOException {
        long length = Files.exists(file) ? Files.size(file) : 0;
        if (length < prepared.end()) {
            throw new MillraceException(
                    "FILE_PART_MISSING",
                    "'" + file + "' has " + length + " bytes, and '" + prepared.part() + "', which brings it to "
                            + prepared.end() + ", is gone");
        }
    }

    /** Writes the part to its place, over what a commit that did not come to its end may have left there. */
    private void appendPart(Path source, Prepared prepared) throws IOException {
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (to.size() < prepared.begin()) {
                throw new MillraceException(
                        "FILE_PART_MISSING",
                        "'" + file + "' has " + to.size() + " bytes, fewer than the " + prepared.begin()
                                + " of earlier checkpoints; was it replaced?");
            }
            to.truncate(prepared.begin()).position(prepared.begin());
            for (long done = 0; done < prepared.length(); ) {
                done += from.transferTo(done, prepared.length() - done, to);
            }
            to.force(true);
        }
    }

    void abort(byte[] bytes) {
        Prepared prepared = Prepared.of(bytes);
        preparedLength = Math.min(preparedLength, prepared.begin());
        try {
            Files.deleteIfExists(directory.resolve(prepared.part()));
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }

    /** Drops the part that was not prepared. */
    void close() {
        FileChannel current = channel;
        Path path = part;
        if (current == null || path == null) {
            return;
        }
        channel = null;
        try {
            current.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }

    /**
     * A part that waits for its commit.
     *
     * @param begin where in the file it begins
     * @param part its name
     */
    private record Prepared(long begin, long length, String part) {
        long end() {
            return begin + length;
        }

        byte[] toBytes() {
            return (begin + " " + length + " " + part).getBytes(StandardCharsets.UTF_8);
        }

        static Prepared of(byte[] bytes) {
            String[] words = new String(bytes, StandardCharsets.UTF_8).split(" ", 3);
            return new Prepared(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2]);
        }
    }
}
