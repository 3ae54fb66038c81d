package io.millrace.connectors.file;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Selection;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.RecordEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Rows in files by their values. Each checkpoint leaves a file of its own in each place that has rows; a commit gives the finished file its name. The number of the checkpoint and one of the run
 * are in the name, so that no file is ever changed.
 */
final class PartitionedFiles implements RowFiles {
    /** Files that are open at once; when there are more, all of them rest. */
    private static final int MOST_OPEN = 256;

    private static final String BETWEEN = "\0";
    private static final byte[] NEW_LINE = {'\n'};
    private static final byte[] NOTHING = {};

    private final PartitionPath path;
    private final RecordEncoder encoder;
    private final byte[] terminator;
    private final String run =
            HexFormat.of().toHexDigits((int) UUID.randomUUID().getMostSignificantBits());
    private final EncodedRecords records = new EncodedRecords();

    /** Since the last checkpoint, by the file of the path. */
    private final Map<Path, PartFile> parts = new LinkedHashMap<>();

    private int touched;

    /** The rows of the batch at hand by the file of the path. */
    private final Map<Path, Rows> rowsOf = new LinkedHashMap<>();

    private static final class Rows {
        private int[] numbers = new int[64];
        private int count;

        void add(int row) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = row;
        }
    }

    PartitionedFiles(PartitionPath path, RecordEncoder encoder) {
        this.path = path;
        this.encoder = encoder;
        this.terminator = encoder.isSelfDelimiting() ? NOTHING : NEW_LINE;
    }

    @Override
    public void append(Batch batch) {
        divide(batch);
        rowsOf.forEach((file, rows) -> {
            records.clear();
            encoder.encode(batch.select(Selection.of(rows.numbers, rows.count)), records);
            part(file).append(records);
        });
        rowsOf.clear();
    }

    private void divide(Batch batch) {
        path.read(batch);
        Rows last = new Rows();
        for (int i = 0; i < batch.selectedCount(); i++) {
            if (i == 0 || !path.isAsBefore(i)) {
                last = rowsOf.computeIfAbsent(path.file(i), file -> new Rows());
            }
            last.add(batch.selection().rows()[i]);
        }
    }

    private PartFile part(Path file) {
        PartFile known = parts.get(file);
        if (known != null) {
            touch();
            return known;
        }
        PartFile added = new PartFile(file, terminator);
        parts.put(file, added);
        touch();
        encoder.header().ifPresent(header -> {
            added.write(ByteBuffer.wrap(header));
            added.write(ByteBuffer.wrap(NEW_LINE));
        });
        return added;
    }

    private void touch() {
        if (parts.size() > MOST_OPEN && ++touched % MOST_OPEN == 0) {
            parts.values().forEach(PartFile::rest);
        }
    }

    @Override
    public byte[] prepare(long checkpoint) {
        StringBuilder prepared = new StringBuilder();
        parts.forEach((file, part) -> {
            part.finish();
            prepared.append(part.part())
                    .append(BETWEEN)
                    .append(finished(file, checkpoint))
                    .append(BETWEEN);
        });
        parts.clear();
        return prepared.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code bids.jsonl} is {@code bids-7-1a2b3c4d.jsonl} of checkpoint 7. */
    private Path finished(Path file, long checkpoint) {
        String name = file.getFileName().toString();
        int point = name.lastIndexOf('.');
        String stem = point > 0 ? name.substring(0, point) : name;
        return file.resolveSibling(stem + "-" + checkpoint + "-" + run + name.substring(stem.length()));
    }

    @Override
    public void commit(byte[] prepared) {
        String[] names = names(prepared);
        for (int i = 0; i + 1 < names.length; i += 2) {
            finish(Path.of(names[i]), Path.of(names[i + 1]));
        }
    }

    private static void finish(Path part, Path file) {
        try {
            if (Files.exists(part)) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } else if (!Files.exists(file)) {
                throw new MillraceException(
                        "FILE_PART_MISSING", "'" + part.getFileName() + "', which is to be '" + file + "', is gone");
            }
        } catch (IOException e) {
            throw FileErrors.notWritable(file, e);
        }
    }

    @Override
    public void abort(byte[] prepared) {
        String[] names = names(prepared);
        for (int i = 0; i + 1 < names.length; i += 2) {
            Path part = Path.of(names[i]);
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw FileErrors.notWritable(part, e);
            }
        }
    }

    private static String[] names(byte[] prepared) {
        return new String(prepared, StandardCharsets.UTF_8).split(BETWEEN, -1);
    }

    @Override
    public void close() {
        parts.values().forEach(PartFile::drop);
        parts.clear();
    }
}
