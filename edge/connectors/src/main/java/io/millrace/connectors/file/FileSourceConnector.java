package io.millrace.connectors.file;

import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.Options;
import io.millrace.model.spi.RecordFramer;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceContext;
import java.util.List;

/** Reads records from files, each file a split. */
public final class FileSourceConnector implements SourceConnector {
    static final String PATH = "path";
    static final String COMPRESSION = "compression";
    static final String MAX_RECORD_BYTES = "maxRecordBytes";

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String description() {
        return "Reads records from local files, plain or packed with gzip.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.required(
                        PATH,
                        Kind.STRING,
                        "The file, relative to the directory of the job file; with *, ** or ? all files that match, each"
                                + " read as a split of its own."),
                Option.choice(
                        COMPRESSION,
                        "AUTO",
                        List.of("AUTO", "NONE", "GZIP"),
                        "How the file is packed; AUTO takes a name that ends in .gz or .gzip for GZIP."),
                Option.withDefault(
                                MAX_RECORD_BYTES,
                                Kind.INTEGER,
                                Integer.toString(64 << 20),
                                "The longest record in bytes; a longer one fails the job, because its end may never come.")
                        .between(1, 512 << 20));
    }

    @Override
    public boolean needsFraming() {
        return true;
    }

    @Override
    public Source open(Options options, SourceContext context) {
        RecordFramer framer = context.framer()
                .orElseThrow(
                        () -> new MillraceException(
                                "FORMAT_NOT_FRAMED",
                                "the format of source '" + context.connector().node()
                                        + "' cannot tell where a record ends in a file; use one that can, such as csv or json"));
        Compression compression = options.choice(COMPRESSION, Compression.class);
        int maxRecordBytes = Math.toIntExact(options.integer(MAX_RECORD_BYTES));
        FileSource source = new FileSource(
                FilePattern.resolve(context.connector().directory(), options.string(PATH)),
                compression,
                framer,
                maxRecordBytes,
                context.connector());
        source.checkReadable();
        return source;
    }
}
