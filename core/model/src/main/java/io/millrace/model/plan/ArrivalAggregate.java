package io.millrace.model.plan;

import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Aggregates of rows by key in windows that go by the order in which rows come: the event time of a row does not matter, and none is late. The results have no
 * event time.
 *
 * @param inputSchema the rows that come
 * @param groupBy the key fields, none for one group of all rows; nulls form a group of their own
 */
public record ArrivalAggregate(
        String id,
        Edge input,
        Schema inputSchema,
        List<String> groupBy,
        ArrivalWindow window,
        List<Aggregate> aggregates)
        implements Step {
    public ArrivalAggregate {
        groupBy = List.copyOf(groupBy);
        aggregates = List.copyOf(aggregates);
    }

    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }

    /** The key fields, the aggregates. */
    @Override
    public Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (String key : groupBy) {
            fields.add(inputSchema.field(inputSchema.indexOf(key).orElseThrow()));
        }
        for (Aggregate aggregate : aggregates) {
            fields.add(new Field(aggregate.name(), aggregate.type(), aggregate.nullable()));
        }
        return new Schema(fields);
    }
}
