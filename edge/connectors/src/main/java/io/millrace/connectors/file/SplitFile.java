package io.millrace.connectors.file;

import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.RawRecords;
import io.millrace.model.spi.RecordFramer;
import io.millrace.model.spi.TimeSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * One file, cut into records. Bytes are read in chunks, each into a new array that the records then share; a record that a chunk ends in
 * the middle of is carried over to the next. Used by one thread.
 */
final class SplitFile implements AutoCloseable {
    private static final int CHUNK_BYTES = 256 << 10;
    private static final int MAX_RECORDS = 4096;
    private static final int PACKED_BUFFER_BYTES = 64 << 10;
    private static final int[] NO_KEYS = {};
    private static final long[] NO_TIMESTAMPS = noTimestamps();

    private final int split;
    private final Path file;
    private final String origin;
    private final InputStream in;
    private final RecordFramer framer;
    private final int maxRecordBytes;
    private final TimeSource time;
    private final byte @Nullable [] header;

    private byte[] data = {};
    /** The bytes not yet cut: {@code data[from .. to)}. */
    private int from;

    private int to;
    /** Where {@code data[0]} lies in the unpacked file. */
    private long base;

    private boolean last;
    private long arrivalMicros;

    private SplitFile(
            int split,
            Path file,
            String origin,
            InputStream in,
            RecordFramer framer,
            int maxRecordBytes,
            TimeSource time)
            throws IOException {
        this.split = split;
        this.file = file;
        this.origin = origin;
        this.in = in;
        this.framer = framer;
        this.maxRecordBytes = maxRecordBytes;
        this.time = time;
        this.header = framer.hasHeader() ? readHeader() : null;
    }

    /**
     * Opens a file at its start, behind its header.
     *
     * @throws MillraceException if it cannot be read or is no gzip although it should be
     */
    static SplitFile open(
            int split,
            Path file,
            String origin,
            boolean gzip,
            RecordFramer framer,
            int maxRecordBytes,
            TimeSource time) {
        if (Files.isDirectory(file)) {
            throw FileErrors.isDirectory(file);
        }
        try {
            InputStream in = Files.newInputStream(file);
            try {
                return new SplitFile(split, file, origin, gzip ? unpacked(file, in) : in, framer, maxRecordBytes, time);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static InputStream unpacked(Path file, InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in, PACKED_BUFFER_BYTES);
        } catch (EOFException | ZipException e) {
            throw new MillraceException(
                    "FILE_NOT_GZIP",
                    "'" + file + "' is not packed with gzip; if it is plain text, set compression: NONE",
                    e);
        }
    }

    private byte @Nullable [] readHeader() throws IOException {
        while (true) {
            int end = from < to ? framer.end(data, from, to, last) : RecordFramer.INCOMPLETE;
            if (end != RecordFramer.INCOMPLETE) {
                byte[] first = Arrays.copyOfRange(data, from, from + framer.contentLength(data, from, end));
                from = end;
                return first;
            }
            if (last) {
                return null;
            }
            fill();
        }
    }

    /**
     * Goes forward to a place that {@link #position()} gave in another run.
     *
     * @throws MillraceException if the file ends before
     */
    void seek(long position) {
        long ahead = position - (base + to);
        if (ahead <= 0) {
            from = Math.max(from, (int) (position - base));
            return;
        }
        try {
            in.skipNBytes(ahead);
        } catch (EOFException e) {
            throw new MillraceException(
                    "FILE_TOO_SHORT",
                    "'" + file + "' was read up to byte " + position + " before and now ends earlier; was it replaced?",
                    e);
        } catch (IOException e) {
            throw failure(file, e);
        }
        base = position;
        from = 0;
        to = 0;
    }

    /** Where the next record starts in the unpacked file. */
    long position() {
        return base + from;
    }

    /**
     * The next records, or null at the end of the file.
     *
     * @throws MillraceException if the file cannot be read or a record is too long
     */
    @Nullable RawRecords next() {
        try {
            while (true) {
                RawRecords records = from < to ? cut() : null;
                if (records != null || last) {
                    return records;
                }
                fill();
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** The whole records in the bytes at hand, or null if there is none. */
    private @Nullable RawRecords cut() {
        int[] ends = new int[MAX_RECORDS];
        int count = framer.ends(data, from, to, last, ends, 0);
        if (count == 0) {
            return null;
        }
        int[] starts = new int[count];
        int[] lengths = new int[count];
        long[] offsets = new long[count];
        for (int i = 0; i < count; i++) {
            int length = framer.contentLength(data, from, ends[i]);
            if (length > maxRecordBytes) {
                throw tooLong();
            }
            starts[i] = from;
            lengths[i] = length;
            offsets[i] = base + from;
            from = ends[i];
        }
        long[] arrivals = new long[count];
        Arrays.fill(arrivals, arrivalMicros);
        return new RawRecords(
                split,
                origin,
                0,
                count,
                data,
                starts,
                lengths,
                NO_KEYS,
                NO_KEYS,
                offsets,
                NO_TIMESTAMPS,
                arrivals,
                header);
    }

    /** Reads on: what has not been cut and as many bytes again, at least a chunk. */
    private void fill() throws IOException {
        int rest = to - from;
        if (rest > maxRecordBytes) {
            throw tooLong();
        }
        byte[] next = new byte[Math.max(CHUNK_BYTES, rest + Math.min(rest, maxRecordBytes) + 1)];
        System.arraycopy(data, from, next, 0, rest);
        base += from;
        from = 0;
        data = next;
        to = rest + in.readNBytes(next, rest, next.length - rest);
        last = to < next.length;
        arrivalMicros = time.epochMicros();
    }

    private MillraceException tooLong() {
        return new MillraceException(
                "FILE_RECORD_TOO_LONG",
                "the record at byte " + position() + " of '" + file + "' is longer than " + maxRecordBytes
                        + " bytes; is a quote left open? Raise maxRecordBytes if it is meant so");
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static MillraceException failure(Path file, IOException cause) {
        return cause instanceof EOFException || cause instanceof ZipException
                ? new MillraceException(
                        "FILE_CORRUPT", "'" + file + "' is packed with gzip, but damaged or cut off", cause)
                : FileErrors.notReadable(file, cause);
    }

    private static long[] noTimestamps() {
        long[] timestamps = new long[MAX_RECORDS];
        Arrays.fill(timestamps, RawRecords.NO_TIMESTAMP);
        return timestamps;
    }
}
