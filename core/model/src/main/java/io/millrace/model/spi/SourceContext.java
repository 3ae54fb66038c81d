package io.millrace.model.spi;

import java.util.Optional;

/**
 * What a source is given beside its options.
 *
 * @param framer cuts bytes into records; present if the connector needs it and the format has one
 */
public record SourceContext(ConnectorContext connector, Optional<RecordFramer> framer) {}
