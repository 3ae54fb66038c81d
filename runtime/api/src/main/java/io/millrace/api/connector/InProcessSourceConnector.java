package io.millrace.api.connector;

import io.millrace.connectors.handover.RecordWriter;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Options;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceContext;
import io.millrace.model.spi.SourceReader;
import io.millrace.model.spi.Split;
import java.util.List;
import java.util.Map;

/**
 * Sources of records of one program.
 *
 * @param records by the id of the source
 */
public record InProcessSourceConnector(Map<String, ProvidedRecords<?>> records) implements SourceConnector {
    /** The name in job files, of source and sink alike. */
    public static final String NAME = "in-process";

    private static final Split ONLY = new Split("records");

    public InProcessSourceConnector {
        records = Map.copyOf(records);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Takes records of the program that runs the job.";
    }

    @Override
    public boolean makesRows() {
        return true;
    }

    @Override
    public Source open(Options options, SourceContext context) {
        ConnectorContext connector = context.connector();
        ProvidedRecords<?> provided = records.get(connector.node());
        if (provided == null) {
            throw new MillraceException(
                    "NOT_IN_THIS_PROCESS",
                    "the records of source '" + connector.node()
                            + "' are those of the Java program that the job is from");
        }
        RecordWriter writer = new RecordWriter(context.rows().orElseThrow().encoder(), connector.time(), NAME);
        return new Source() {
            @Override
            public List<Split> splits() {
                return List.of(ONLY);
            }

            @Override
            public SourceReader read(List<Split> splits, Map<Split, Position> positions) {
                Position position = positions.get(ONLY);
                long taken = position == null ? 0 : Long.parseLong(position.value());
                return new RecordsReader<>(provided, taken, writer, connector);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
