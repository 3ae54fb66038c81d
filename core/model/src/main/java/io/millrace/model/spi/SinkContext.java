package io.millrace.model.spi;

import io.millrace.model.data.Schema;
import java.util.Optional;

/**
 * What a sink is given beside its options.
 *
 * @param schema the rows that will come
 * @param encoder writes rows as records; present if the connector needs a format
 * @param deliveries is told when rows have become visible outside
 */
public record SinkContext(
        ConnectorContext connector, Schema schema, Optional<RecordEncoder> encoder, DeliveryListener deliveries) {

    /** Takes notice of rows that readers of the outside system can now see. Safe to call from any thread. */
    public interface DeliveryListener {
        /**
         * @param rows how many
         * @param arrivalMicros the arrival that the rows were written with, see {@link Sink#write}
         */
        void delivered(int rows, long arrivalMicros);
    }
}
