package io.millrace.model.plan;

import io.millrace.model.data.Schema;
import java.util.List;

/** The rows of all inputs, which have equal schemas, in no order between them. */
public record Union(String id, List<Edge> inputs, Schema schema) implements Step {
    public Union {
        inputs = List.copyOf(inputs);
    }
}
