package io.millrace.model.plan;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of each window that come first, given out once when the watermark passes the window's end plus the allowed lateness. Rows that come later go to
 * {@link Edge.Port#LATE}.
 *
 * <p>Rows that are equal in all of {@code orderBy} are in order of their event times, and then of their columns from first to last, each ascending: what is
 * given out does not depend on the order in which rows came.
 *
 * @param inputSchema the rows that come
 * @param time when they happened
 * @param groupBy the fields of which each combination has a ranking of its own; none for one ranking of all rows
 * @param orderBy what is first, at least one
 * @param limit how many rows, positive
 * @param rank the result column with the rank, from 1
 * @param allowedLateness how long a window waits behind its end
 */
public record TopN(
        String id,
        Edge input,
        Schema inputSchema,
        RowTime time,
        List<String> groupBy,
        Window window,
        List<SortField> orderBy,
        int limit,
        Ties ties,
        Optional<String> rank,
        Duration allowedLateness)
        implements Step {

    /** What becomes of rows that are equal in all of the order's columns. */
    public enum Ties {
        /** Each row has a rank of its own; there are {@code limit} rows at most. */
        ROW_NUMBER,
        /** They have the same rank, that of the first of them; all that tie with the last row stay. */
        RANK
    }

    public TopN {
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public List<Edge> inputs() {
        return List.of(input);
    }

    /** Whether the rows have the columns of their windows already. */
    public boolean inherits() {
        return window instanceof Window.Inherited;
    }

    /** When the results happened. */
    public RowTime resultTime() {
        return inherits() ? time : WindowAggregate.resultTime();
    }

    /** The columns of the rows, the window's start and end unless they are among them, the rank if there is one. */
    @Override
    public Schema schema() {
        List<Field> fields = new ArrayList<>(inputSchema.fields());
        if (!inherits()) {
            fields.add(Field.required(WindowAggregate.WINDOW_START, Scalar.TIMESTAMP));
            fields.add(Field.required(WindowAggregate.WINDOW_END, Scalar.TIMESTAMP));
        }
        rank.ifPresent(name -> fields.add(Field.required(name, Scalar.BIGINT)));
        return new Schema(fields);
    }
}
