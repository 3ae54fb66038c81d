package io.millrace.model.spi;

import io.millrace.model.data.Schema;
import java.util.Optional;

/**
 * What a source is given beside its options.
 *
 * @param framer cuts bytes into records; present if the connector needs it and the format has one
 * @param rows what rows to make and how to write them; present if the connector {@linkplain SourceConnector#makesRows makes rows}
 */
public record SourceContext(ConnectorContext connector, Optional<RecordFramer> framer, Optional<RowsToMake> rows) {
    /**
     * What a source that makes rows needs.
     *
     * @param schema of the rows
     * @param encoder writes them as records that the job reads; for one thread
     */
    public record RowsToMake(Schema schema, RecordEncoder encoder) {}
}
