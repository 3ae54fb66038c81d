package io.millrace.model.plan;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Aggregates of rows by key and window. A window is over when the watermark passes its end plus the allowed lateness; rows that come later go to {@link
 * Edge.Port#LATE}.
 *
 * @param inputSchema the rows that come
 * @param time when they happened
 * @param groupBy the key fields, none for one group of all rows; nulls form a group of their own
 * @param allowedLateness how long a window waits behind its end
 * @param emission when results are given out
 */
public record WindowAggregate(
        String id,
        Edge input,
        Schema inputSchema,
        RowTime time,
        List<String> groupBy,
        Window window,
        List<Aggregate> aggregates,
        Duration allowedLateness,
        Emission emission)
        implements Step {
    /** The result column with the first instant of the window. */
    public static final String WINDOW_START = "window_start";
    /** The result column with the first instant behind the window. */
    public static final String WINDOW_END = "window_end";

    public WindowAggregate {
        groupBy = List.copyOf(groupBy);
        aggregates = List.copyOf(aggregates);
    }

    /** With results that are final. */
    public WindowAggregate(
            String id,
            Edge input,
            Schema inputSchema,
            RowTime time,
            List<String> groupBy,
            Window window,
            List<Aggregate> aggregates,
            Duration allowedLateness) {
        this(id, input, inputSchema, time, groupBy, window, aggregates, allowedLateness, new Emission.Final());
    }

    /** When the results happened. */
    public static RowTime resultTime() {
        return new RowTime.WindowEnd(WINDOW_START, WINDOW_END);
    }

    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }

    /** The key fields, the window's start and end, the aggregates. */
    @Override
    public Schema schema() {
        List<Field> fields = new ArrayList<>();
        for (String key : groupBy) {
            fields.add(inputSchema.field(inputSchema.indexOf(key).orElseThrow()));
        }
        fields.add(Field.required(WINDOW_START, Scalar.TIMESTAMP));
        fields.add(Field.required(WINDOW_END, Scalar.TIMESTAMP));
        for (Aggregate aggregate : aggregates) {
            fields.add(new Field(aggregate.name(), aggregate.type(), aggregate.nullable()));
        }
        return new Schema(fields);
    }
}
