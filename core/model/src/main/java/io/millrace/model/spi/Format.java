package io.millrace.model.spi;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Option;
import io.millrace.model.option.Options;
import java.util.List;
import java.util.Optional;

/**
 * Turns records into rows and back. Implementations are stateless, have a public constructor without parameters and are
 * found by {@link java.util.ServiceLoader}.
 */
public interface Format {
    /** The name in job files, lower case, such as {@code json}. */
    String name();

    /** One sentence for people. */
    String description();

    /** The settings that it understands. */
    List<Option> options();

    /** Whether it can read and write values of this type. */
    boolean supports(DataType type);

    /** Cuts a stream of bytes into records; empty if the format has no such rule. */
    Optional<RecordFramer> framer(Options options);

    /**
     * Reads records into rows of {@code schema}: the fields wanted, not all that the records may have. Empty if the format only writes.
     *
     * @throws io.millrace.model.error.MillraceException if records of this format never have such fields
     * @throws IllegalArgumentException if a field has a type that the format does not support
     */
    Optional<RecordDecoder> decoder(Schema schema, Options options);

    /**
     * Writes rows of {@code schema} as records. Empty if the format only reads.
     *
     * @throws io.millrace.model.error.MillraceException if the format lacks a field that it writes
     * @throws IllegalArgumentException if a field to write has a type that the format does not support
     */
    Optional<RecordEncoder> encoder(Schema schema, Options options);
}
