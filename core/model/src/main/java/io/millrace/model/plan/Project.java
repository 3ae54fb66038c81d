package io.millrace.model.plan;

import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import java.util.List;

/** Rows with new columns, one for each item, in order: selection, renaming and computation in one. */
public record Project(String id, Edge input, List<Item> items) implements Step {
    public Project {
        items = List.copyOf(items);
    }

    /** A column of the result. */
    public record Item(String name, Expression expression) {}

    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }

    @Override
    public Schema schema() {
        return new Schema(items.stream()
                .map(item -> new Field(
                        item.name(), item.expression().type(), item.expression().nullable()))
                .toList());
    }
}
