package io.millrace.model.jobfile;

import io.millrace.model.data.Schema;
import io.millrace.model.document.Node;
import io.millrace.model.error.MillraceException;
import io.millrace.model.option.Option;
import io.millrace.model.option.OptionFault;
import io.millrace.model.option.Options;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.Endpoint.FormatRef;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.LookupConnector;
import io.millrace.model.spi.RecordDecoder;
import io.millrace.model.spi.RecordEncoder;
import io.millrace.model.spi.RowsPerRecord;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SourceConnector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes places outside of sections with a connector. */
final class EndpointBinder {
    private final Binding binding;
    private final OptionBinder options;

    EndpointBinder(Binding binding) {
        this.binding = binding;
        this.options = new OptionBinder(binding);
    }

    /**
     * A place to read from.
     *
     * @param schema the fields to read, if they are known
     */
    Optional<Endpoint> source(Section section, Optional<Schema> schema) {
        Optional<SourceConnector> connector = binding.catalog().source(section.variant());
        if (connector.isEmpty()) {
            return Optional.empty();
        }
        Optional<FormatRef> format = format(section, schema);
        format.ifPresent(ref -> checkReading(section, connector.get(), ref, schema));
        Options bound = options.bind(section, connector.get().options(), schema);
        schema.ifPresent(rows -> checkOptions(section, connector.get(), bound, rows));
        return Optional.of(new Endpoint(section.variant(), bound, format));
    }

    /** What options mean together, if each by itself is right. */
    private void checkOptions(Section section, SourceConnector connector, Options bound, Schema rows) {
        boolean right = connector.options().stream()
                .allMatch(option -> bound.has(option.name()) || (!option.required() && !section.has(option.name())));
        if (right) {
            for (OptionFault fault : connector.check(bound, rows)) {
                Node at = placeOf(section.node(), fault.path());
                binding.problems().add(at, fault.code(), fault.rule(), fault.found(), fault.expected());
            }
        }
    }

    /** What the path of a fault points at, as far as the file has it. */
    private static Node placeOf(Node.Mapping outer, String path) {
        String[] parts = path.split("[.]", 2);
        Node option = outer.get(parts[0]).orElse(outer);
        if (parts.length == 1) {
            return option;
        }
        Optional<Node> part =
                switch (option) {
                    case Node.Mapping mapping -> mapping.get(parts[1]);
                    case Node.Sequence list ->
                        list.items().stream()
                                .filter(item -> isNamed(item, parts[1]))
                                .findFirst();
                    case Node.Scalar ignored -> Optional.empty();
                };
        return part.orElse(option);
    }

    private static boolean isNamed(Node item, String name) {
        return item instanceof Node.Mapping mapping
                && mapping.get("name").orElse(null) instanceof Node.Scalar scalar
                && scalar.text().equals(name);
    }

    private void checkReading(Section section, SourceConnector connector, FormatRef ref, Optional<Schema> schema) {
        Format format = binding.catalog().format(ref.name()).orElseThrow();
        Node at = section.node().get("format").orElse(section.node());
        if (connector.needsFraming() && format.framer(ref.options()).isEmpty()) {
            binding.problems()
                    .add(
                            at,
                            "UNSUITABLE_FORMAT",
                            "a " + connector.name() + " source needs a format that tells where a record ends",
                            ref.name(),
                            "");
        }
        schema.ifPresent(
                rows -> check(() -> format.decoder(rows, ref.options()).isPresent(), format, rows, at, "reads"));
        if (connector.makesRows()) {
            schema.ifPresent(
                    rows -> check(() -> format.encoder(rows, ref.options()).isPresent(), format, rows, at, "writes"));
        }
    }

    /**
     * A place to write to.
     *
     * @param schema the rows that will come, if they are known
     */
    Optional<Endpoint> sink(Section section, Optional<Schema> schema) {
        Optional<SinkConnector> connector = binding.catalog().sink(section.variant());
        if (connector.isEmpty()) {
            return Optional.empty();
        }
        Optional<FormatRef> format = connector.get().needsFormat() ? format(section, schema) : Optional.empty();
        Options bound = options.bind(section, connector.get().options(), schema);
        format.ifPresent(ref -> schema.ifPresent(rows -> checkWriting(section, connector.get(), bound, ref, rows)));
        return Optional.of(new Endpoint(section.variant(), bound, format));
    }

    /**
     * A table to look up in.
     *
     * @param schema the fields to read, if they are known
     */
    Optional<Endpoint> table(Section section, Optional<Schema> schema) {
        Optional<LookupConnector> connector = binding.catalog().lookup(section.variant());
        if (connector.isEmpty()) {
            return Optional.empty();
        }
        Optional<FormatRef> format = format(section, schema);
        if (format.isPresent()) {
            schema.ifPresent(rows -> checkRecords(section, format.get(), rows));
        } else if (!section.has("format")) {
            schema.ifPresent(rows -> checkFields(section, connector.get(), rows));
        }
        Options bound = options.bind(section, connector.get().options(), schema);
        return Optional.of(new Endpoint(section.variant(), bound, format));
    }

    private void checkRecords(Section section, FormatRef ref, Schema rows) {
        Format format = binding.catalog().format(ref.name()).orElseThrow();
        Node at = section.node().get("format").orElse(section.node());
        check(
                () -> {
                    Optional<RecordDecoder> decoder = format.decoder(rows, ref.options());
                    if (decoder.filter(reader -> reader.rowsPerRecord() == RowsPerRecord.MANY)
                            .isPresent()) {
                        throw new MillraceException(
                                "UNSUITABLE_FORMAT",
                                "a table has one row for each key; records of the format " + format.name()
                                        + " hold many rows");
                    }
                    return decoder.isPresent();
                },
                format,
                rows,
                at,
                "reads");
    }

    private void checkFields(Section section, LookupConnector connector, Schema rows) {
        Node at = section.node().get("schema").orElse(section.node());
        try {
            if (connector.fieldsDecoder(rows).isEmpty()) {
                binding.problems()
                        .add(
                                section.node(),
                                "MISSING_FIELD",
                                "a " + connector.name() + " table needs the field 'format'",
                                "",
                                "one of " + String.join(", ", binding.catalog().formatNames()));
            }
        } catch (IllegalArgumentException e) {
            binding.problems().add(at, "UNSUITABLE_FORMAT", String.valueOf(e.getMessage()), "", "");
        }
    }

    private void checkWriting(Section section, SinkConnector connector, Options bound, FormatRef ref, Schema rows) {
        Format format = binding.catalog().format(ref.name()).orElseThrow();
        Node at = section.node().get("format").orElse(section.node());
        check(
                () -> {
                    Optional<RecordEncoder> encoder = format.encoder(rows, ref.options());
                    encoder.ifPresent(writer -> connector.checkRecords(bound, format, writer));
                    return encoder.isPresent();
                },
                format,
                rows,
                at,
                "writes");
    }

    /** Something that a format may refuse to do, by its answer or with a reason. */
    private interface Attempt {
        boolean works();
    }

    private void check(Attempt attempt, Format format, Schema rows, Node at, String verb) {
        try {
            if (!attempt.works()) {
                binding.problems()
                        .add(at, "UNSUITABLE_FORMAT", "nothing " + verb + " the format " + format.name(), "", "");
            }
        } catch (MillraceException e) {
            binding.problems().add(at, e.code(), String.valueOf(e.getMessage()), "", "");
        } catch (IllegalArgumentException e) {
            binding.problems().add(at, "UNSUITABLE_FORMAT", unsupported(format, rows, e), "", "");
        }
    }

    private static String unsupported(Format format, Schema rows, IllegalArgumentException refusal) {
        List<String> fields = rows.fields().stream()
                .filter(field -> !format.supports(field.type()))
                .map(field -> "'" + field.name() + "' is " + field.type())
                .toList();
        return fields.isEmpty()
                ? String.valueOf(refusal.getMessage())
                : "the format " + format.name() + " does not have all types: " + String.join(", ", fields);
    }

    private Optional<FormatRef> format(Section section, Optional<Schema> schema) {
        Optional<Placed<Object>> given = section.get("format", Object.class);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.get().value() instanceof Section full) {
            return binding.catalog()
                    .format(full.variant())
                    .map(format -> new FormatRef(format.name(), options.bind(full, format.options(), schema)));
        }
        return binding.catalog().format((String) given.get().value()).map(format -> {
            for (Option option : format.options()) {
                if (option.required()) {
                    binding.problems()
                            .add(
                                    given.get().node(),
                                    "MISSING_FIELD",
                                    "the format " + format.name() + " needs the field '" + option.name() + "'",
                                    "",
                                    "{type: " + format.name() + ", " + option.name() + ": ...}");
                }
            }
            return new FormatRef(format.name(), defaults(format.options()));
        });
    }

    /** The settings of an endpoint or format of which the file says nothing. */
    Options defaults(List<Option> declared) {
        Node.Mapping nothing = new Node.Mapping(List.of(), 1, 1, "");
        return options.bind(new Section("", nothing, Map.of()), declared, Optional.empty());
    }
}
