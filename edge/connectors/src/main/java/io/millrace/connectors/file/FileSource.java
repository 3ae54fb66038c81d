package io.millrace.connectors.file;

import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.RecordFramer;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files that exist and are read once. */
final class FileSource implements Source {
    private final List<Path> files;
    private final Compression compression;
    private final RecordFramer framer;
    private final int maxRecordBytes;
    private final ConnectorContext context;
    private final Path directory;

    FileSource(
            List<Path> files,
            Compression compression,
            RecordFramer framer,
            int maxRecordBytes,
            ConnectorContext context) {
        this.files = List.copyOf(files);
        this.compression = compression;
        this.framer = framer;
        this.maxRecordBytes = maxRecordBytes;
        this.context = context;
        this.directory = Path.of(context.directory()).toAbsolutePath().normalize();
    }

    /** Opens each file for a moment, so that a job does not start only to fail. */
    void checkReadable() {
        for (Path file : files) {
            open(0, file).close();
        }
    }

    @Override
    public List<Split> splits() {
        return files.stream().map(file -> new Split(name(file))).toList();
    }

    @Override
    public SourceReader read(List<Split> splits, Map<Split, Position> positions) {
        return new FileSourceReader(this, splits, positions, context);
    }

    @Override
    public void close() {}

    /** A split, opened at its start. */
    SplitFile open(int number, Split split) {
        return open(number, directory.resolve(split.id()));
    }

    private SplitFile open(int number, Path file) {
        return SplitFile.open(
                number, file, name(file), compression.isGzip(file), framer, maxRecordBytes, context.time());
    }

    /** Relative where possible, so that a checkpoint can be restored in another place. */
    private String name(Path file) {
        return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
    }
}
