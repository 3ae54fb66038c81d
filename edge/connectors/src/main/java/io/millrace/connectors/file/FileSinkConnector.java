package io.millrace.connectors.file;

import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import java.util.List;
import java.util.Optional;

/** Writes records to a file, one a line unless the format delimits them itself. */
public final class FileSinkConnector implements SinkConnector {
    private static final String PATH = "path";

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String description() {
        return "Writes records to a local file, one a line unless the format delimits them itself; readers see whole checkpoints only.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.required(
                PATH,
                Kind.STRING,
                "The file, relative to the directory of the job file; it is replaced by the first checkpoint of a job that"
                        + " starts anew and grows with every later one."));
    }

    @Override
    public Optional<String> needsRecordPerRow(Options options) {
        return Optional.empty();
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        return new FileSink(
                FilePattern.literal(context.connector().directory(), options.string(PATH)),
                context,
                context.encoder()
                        .orElseThrow(() -> new MillraceException(
                                "FORMAT_CANNOT_WRITE",
                                "the format of sink '" + context.connector().node() + "' only reads")));
    }
}
