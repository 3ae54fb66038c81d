package io.millrace.model.jobfile;

import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.EventTime;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes sources. */
final class SourceBinder {
    private final Binding binding;
    private final MalformedPolicy malformed;

    SourceBinder(Binding binding, MalformedPolicy malformed) {
        this.binding = binding;
        this.malformed = malformed;
    }

    /** The source, as far as it is right, and what is known of its rows. */
    Bound bind(String id, Section section) {
        Optional<Schema> schema = new SchemaBinder(binding).bind(section);
        Optional<EventTime> eventTime = section.section("eventTime").flatMap(time -> eventTime(time, schema));
        Optional<Endpoint> endpoint = new EndpointBinder(binding).source(section, schema);
        Optional<Output> output =
                schema.map(columns -> new Output(columns, eventTime.map(time -> new RowTime.Instant(time.field()))));
        if (endpoint.isEmpty() || schema.isEmpty()) {
            return new Bound(Optional.empty(), output);
        }
        return new Bound(Optional.of(new SourceNode(id, endpoint.get(), schema.get(), eventTime, malformed)), output);
    }

    private Optional<EventTime> eventTime(Section section, Optional<Schema> schema) {
        Optional<Placed<String>> field = section.get("field", String.class);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        schema.ifPresent(columns -> binding.column(field.get(), columns).ifPresent(name -> {
            DataType type = columns.field(columns.indexOf(name).orElseThrow()).type();
            if (type != DataType.Scalar.TIMESTAMP) {
                binding.problems()
                        .add(
                                field.get().node(),
                                "WRONG_TYPE",
                                "the event time is a field of type TIMESTAMP, not " + type,
                                name,
                                "");
            }
        }));
        return Optional.of(new EventTime(
                field.get().value(),
                section.value("maxOutOfOrderness", Duration.class).orElse(Duration.ZERO),
                section.value("idleTimeout", Duration.class),
                section.value("maxDrift", Duration.class),
                section.value("replaySpeed", Double.class)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty())));
    }
}
