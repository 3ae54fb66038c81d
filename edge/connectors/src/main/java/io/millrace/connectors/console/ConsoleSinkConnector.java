package io.millrace.connectors.console;

import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import java.util.Optional;

/** Prints records to the standard output, one a line. */
public final class ConsoleSinkConnector implements SinkConnector {
    @Override
    public String name() {
        return "console";
    }

    @Override
    public String description() {
        return "Prints records to the standard output, one a line.";
    }

    @Override
    public Optional<String> needsRecordPerRow(Options options) {
        return Optional.of("it prints a line for each");
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        return new ConsoleSink(
                System.out,
                context,
                context.encoder()
                        .orElseThrow(() -> new MillraceException(
                                "FORMAT_CANNOT_WRITE",
                                "the format of sink '" + context.connector().node() + "' only reads")));
    }
}
