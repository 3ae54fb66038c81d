package io.millrace.connectors.redis;

import io.millrace.formats.csv.CsvFormat;
import io.millrace.model.data.Schema;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.Options;
import io.millrace.model.spi.LookupConnector;
import io.millrace.model.spi.LookupContext;
import io.millrace.model.spi.LookupTable;
import io.millrace.model.spi.RecordDecoder;
import java.util.List;
import java.util.Optional;

/** Reads values of Redis by key: whole records in a format, or hashes by their fields. */
public final class RedisLookupConnector implements LookupConnector {
    private static final String PREFIX = "prefix";

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String description() {
        return "Reads values of Redis by key: records in the format that is given, or without one the fields of hashes.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                ServerOptions.address(),
                Option.optional(PREFIX, Kind.STRING, "What stands before each key in Redis, such as 'device:'."),
                ServerOptions.connections("How many connections read at once."),
                ServerOptions.connectTimeout());
    }

    @Override
    public Optional<ServiceDependency> service() {
        return Optional.of(ServerOptions.SERVICE);
    }

    /** A hash is written as a CSV record of its fields, each in quotes and absent if the hash lacks it. */
    @Override
    public Optional<RecordDecoder> fieldsDecoder(Schema schema) {
        return new CsvFormat().decoder(schema, Options.NONE);
    }

    @Override
    public LookupTable open(Options options, LookupContext context) {
        RedisServer server = RedisServer.of(options, context);
        server.checkReachable();
        RowQuery query = context.wholeRecords() ? new RowQuery.Values() : new RowQuery.Hashes(context.schema());
        return new RedisTable(
                server,
                options.optionalString(PREFIX).orElse(""),
                query,
                Math.toIntExact(options.integer(ServerOptions.CONNECTIONS)),
                context.connector().node());
    }
}
