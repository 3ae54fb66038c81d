package io.millrace.model.plan;

import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import java.util.List;

/** Keeps the rows for which {@code predicate} (BOOLEAN) is true; false and null drop the row. */
public record Filter(String id, Edge input, Expression predicate, Schema schema) implements Step {
    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }
}
