package io.millrace.model.plan;

import io.millrace.model.data.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Rows from outside.
 *
 * @param endpoint the connector, its options and the format
 * @param schema the fields to read
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
