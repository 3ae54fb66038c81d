package io.millrace.connectors.file;

import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Template;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
                Kind.TEMPLATE,
                "The file, relative to the directory of the job file; it is replaced by the first checkpoint of a job that"
                        + " starts anew and grows with every later one. With fields in braces, such as bids/{day}/bids.jsonl, each row goes to the file of its"
                        + " values, and each checkpoint leaves files of its own: bids-1-5f3a09c2.jsonl."));
    }

    @Override
    public Optional<String> needsRecordPerRow(Options options) {
        return Optional.empty();
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        Template path = Template.parse(options.string(PATH));
        RecordEncoder encoder = context.encoder()
                .orElseThrow(() -> new MillraceException(
                        "FORMAT_CANNOT_WRITE",
                        "the format of sink '" + context.connector().node() + "' only reads"));
        String directory = context.connector().directory();
        RowFiles files = path.fields().isEmpty()
                ? new OneFile(FilePattern.literal(directory, text(path)), encoder)
                : new PartitionedFiles(new PartitionPath(directory, path, context.schema()), encoder);
        return new FileSink(files, context);
    }

    /** A path without fields. */
    private static String text(Template path) {
        return path.parts().stream()
                .map(part -> ((Template.Part.Text) part).text())
                .collect(Collectors.joining());
    }
}
