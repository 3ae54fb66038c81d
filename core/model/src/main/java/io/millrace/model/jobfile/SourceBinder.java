package io.millrace.model.jobfile;

import io.millrace.model.data.Schema;
import io.millrace.model.plan.Endpoint;
import io.millrace.model.plan.EventTime;
import io.millrace.model.plan.RowTime;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.SourceNode.MalformedPolicy;
import java.util.Optional;

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
        Optional<EventTime> eventTime =
                section.section("eventTime").flatMap(time -> new EventTimeBinder(binding).bind(time, schema));
        Optional<Schema> read = schema.map(columns -> SourceNode.recordSchema(columns, eventTime));
        Optional<Endpoint> endpoint = new EndpointBinder(binding).source(section, read);
        Optional<Output> output =
                schema.map(columns -> new Output(columns, eventTime.map(time -> new RowTime.Instant(time.field()))));
        if (endpoint.isEmpty() || schema.isEmpty()) {
            return new Bound(Optional.empty(), output);
        }
        return new Bound(Optional.of(new SourceNode(id, endpoint.get(), schema.get(), eventTime, malformed)), output);
    }
}
