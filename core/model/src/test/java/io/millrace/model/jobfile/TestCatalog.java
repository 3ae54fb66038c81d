package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.LookupConnector;
import io.millrace.model.spi.LookupContext;
import io.millrace.model.spi.LookupTable;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RecordFramer;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import io.millrace.model.spi.Source;
import io.millrace.model.spi.SourceConnector;
import io.millrace.model.spi.SourceContext;
import java.util.List;
import java.util.Optional;

/** Connectors and formats that declare what the real ones declare and do nothing. */
public final class TestCatalog {
    public static final Catalog CATALOG = new Catalog(
            List.of(
                    new TestSource("file", true, List.of(Option.required("path", Kind.STRING, "The file to read."))),
                    new TestSource(
                            "kafka",
                            false,
                            List.of(
                                    Option.required("topic", Kind.STRING, "The topic to read."),
                                    Option.choice(
                                            "startFrom", "EARLIEST", List.of("EARLIEST", "LATEST"), "Where to begin."),
                                    Option.optional("password", Kind.SECRET, "The password."),
                                    Option.optional("properties", Kind.STRING_MAP, "Settings of the client.")))),
            List.of(
                    new TestSink(
                            "kafka",
                            true,
                            List.of(
                                    Option.required("topic", Kind.STRING, "The topic to write to."),
                                    Option.optional("key", Kind.TEMPLATE, "The key of each record."),
                                    Option.optional("keyField", Kind.FIELD, "The field with the key's bytes."),
                                    Option.optional("headers", Kind.FIELDS, "The fields written as headers."),
                                    Option.optional("timestampField", Kind.FIELD, "The field with the timestamp."),
                                    Option.optional("partitions", Kind.INTEGER, "How many the topic is made with.")
                                            .between(1, 10_000),
                                    Option.optional("replicationFactor", Kind.INTEGER, "How many brokers keep it.")
                                            .between(1, 100),
                                    Option.optional("batchSize", Kind.INTEGER, "How many bytes are sent together.")
                                            .between(0, 1 << 30),
                                    Option.optional("retention", Kind.DURATION, "How long records are kept.")
                                            .between(1000, Long.MAX_VALUE))),
                    new TestSink(
                            "redis",
                            true,
                            List.of(
                                    Option.required("key", Kind.TEMPLATE, "The key of each value."),
                                    Option.withDefault("ttl", Kind.DURATION, "7d", "How long values are kept."),
                                    Option.optional("indexSet", Kind.TEMPLATE, "A set to index by."),
                                    Option.optional("indexSetMember", Kind.TEMPLATE, "What is added to the set."),
                                    Option.optional("indexSortedSet", Kind.TEMPLATE, "A sorted set to index by."),
                                    Option.optional(
                                            "indexSortedSetMember",
                                            Kind.TEMPLATE,
                                            "What is added to the sorted set."))),
                    new TestSink("discard", false, List.of())),
            List.of(
                    new TestLookup("redis", true, List.of(Option.optional("prefix", Kind.STRING, "Before each key."))),
                    new TestLookup("files", false, List.of())),
            List.of(
                    new TestFormat("json", true, List.of()),
                    new TestFormat(
                            "csv",
                            true,
                            List.of(
                                    Option.withDefault("header", Kind.BOOLEAN, "false", "Whether names come first."),
                                    Option.withDefault("delimiter", Kind.STRING, ",", "What stands between values."))),
                    new TestFormat("raw", false, List.of())));

    private TestCatalog() {}

    private record TestSource(String name, boolean needsFraming, List<Option> options) implements SourceConnector {
        @Override
        public String description() {
            return "Reads from " + name + ".";
        }

        @Override
        public Source open(Options options, SourceContext context) {
            throw new UnsupportedOperationException("never opened");
        }
    }

    private record TestSink(String name, boolean needsFormat, List<Option> options) implements SinkConnector {
        @Override
        public String description() {
            return "Writes to " + name + ".";
        }

        @Override
        public Sink open(Options options, SinkContext context) {
            throw new UnsupportedOperationException("never opened");
        }
    }

    private record TestLookup(String name, boolean readsFields, List<Option> options) implements LookupConnector {
        @Override
        public String description() {
            return "Looks up in " + name + ".";
        }

        @Override
        public Optional<RecordDecoder> fieldsDecoder(Schema schema) {
            schema.fields().stream().filter(field -> field.type().isNested()).forEach(field -> {
                throw new IllegalArgumentException("there are no values of type " + field.type());
            });
            return readsFields ? Optional.of((records, from, to, rows, malformed) -> {}) : Optional.empty();
        }

        @Override
        public LookupTable open(Options options, LookupContext context) {
            throw new UnsupportedOperationException("never opened");
        }
    }

    private record TestFormat(String name, boolean framed, List<Option> options) implements Format {
        @Override
        public String description() {
            return "Records in " + name + ".";
        }

        @Override
        public boolean supports(DataType type) {
            return type != DataType.Scalar.BYTES || name.equals("raw");
        }

        @Override
        public Optional<RecordFramer> framer(Options options) {
            return framed ? Optional.of(new LineFramer()) : Optional.empty();
        }

        @Override
        public Optional<RecordDecoder> decoder(Schema schema, Options options) {
            checkTypes(schema);
            return Optional.of((records, from, to, rows, malformed) -> {});
        }

        @Override
        public Optional<RecordEncoder> encoder(Schema schema, Options options) {
            if (!name.equals("raw")) {
                checkTypes(schema);
            } else if (!schema.contains("value")) {
                throw new MillraceException("RAW_SCHEMA", "the format raw wants a field 'value', found " + schema);
            }
            return Optional.of((rows, records) -> records.clear());
        }

        private void checkTypes(Schema schema) {
            if (!schema.fields().stream().allMatch(field -> supports(field.type()))) {
                throw new IllegalArgumentException("a type of " + schema);
            }
        }
    }

    private static final class LineFramer implements RecordFramer {
        @Override
        public boolean hasHeader() {
            return false;
        }

        @Override
        public int end(byte[] data, int from, int to, boolean last) {
            return to;
        }

        @Override
        public int contentLength(byte[] data, int from, int end) {
            return end - from;
        }
    }
}
