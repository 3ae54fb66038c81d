package io.millrace.model.plan;

import io.millrace.model.data.Schema;
import java.util.List;

/** Rows to the outside. */
public record SinkNode(String id, Edge input, Endpoint endpoint, Schema schema) implements PlanNode {
    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }
}
