package io.millrace.model.plan;

import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.EventTime.Origin;
import java.util.List;
import java.util.Optional;

/**
 * Rows from outside.
 *
 * @param endpoint the connector, its options and the format
 * @param schema the fields of its rows
 * @param eventTime when rows happened; empty if the job does not ask
 * @param malformed what happens to records that are no rows
 */
public record SourceNode(
        String id, Endpoint endpoint, Schema schema, Optional<EventTime> eventTime, MalformedPolicy malformed)
        implements PlanNode {
    @Override
    public List<Edge> inputs() {
        return List.of();
    }

    /** The fields that records have: those of the rows, but not the one that the clock fills, and with an event time that is never null. */
    public Schema recordSchema() {
        return recordSchema(schema, eventTime);
    }

    /** The same of a source that is not yet one. */
    public static Schema recordSchema(Schema schema, Optional<EventTime> eventTime) {
        String timeField = eventTime.map(EventTime::field).orElse("");
        boolean stamped = eventTime.filter(time -> time.origin() != Origin.ROW).isPresent();
        return new Schema(schema.fields().stream()
                .filter(field -> !stamped || !field.name().equals(timeField))
                .map(field -> field.name().equals(timeField) ? Field.required(field.name(), field.type()) : field)
                .toList());
    }

    /** What happens to records that are no rows. */
    public enum MalformedPolicy {
        /** Counted and dropped. */
        SKIP,
        /** Counted and given out at {@link Edge.Port#DEAD_LETTERS}. */
        DEAD_LETTER,
        /** The job fails. */
        FAIL
    }
}
