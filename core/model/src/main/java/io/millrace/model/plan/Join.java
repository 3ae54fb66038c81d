package io.millrace.model.plan;

import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.expression.Expression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pairs of rows of two inputs with equal keys whose times {@linkplain Match match}. A key with a null in it equals none. A row that comes too
 * late to be paired goes to {@link Edge.Port#LATE}.
 *
 * @param left its key fields have the types of those of {@code right}, one by one
 * @param broadcast whether all rows of the right side are given to every instance, and those of the left one to any; then a key may have no fields, and the type keeps no rows of the
 *     right side without a partner
 * @param where a condition (BOOLEAN) on {@link #pair}; empty: all pairs count
 * @param items the columns of the result, computed of {@link #pair}; of a {@link Type#SEMI} join of those in front of the right side's
 */
public record Join(
        String id,
        Side left,
        Side right,
        Type type,
        Match match,
        boolean broadcast,
        Optional<Expression> where,
        List<Project.Item> items)
        implements Step {
    /** The column of a pair with the first instant of its window. */
    public static final String WINDOW_START = "window_start";
    /** The column of a pair with the first instant behind its window. */
    public static final String WINDOW_END = "window_end";

    public Join {
        items = List.copyOf(items);
    }

    /**
     * One of the two inputs.
     *
     * @param name what expressions call it
     * @param time when its rows happened
     * @param key the fields that are compared, at least one unless the join is a broadcast
     */
    public record Side(String name, Edge input, Schema schema, RowTime time, List<String> key) {
        public Side {
            key = List.copyOf(key);
        }
    }

    /** What becomes of rows without a partner. */
    public enum Type {
        /** They are dropped. */
        INNER,
        /** Those of the left side come with nulls in place of the right one. */
        LEFT,
        /** Those of the right side come with nulls in place of the left one. */
        RIGHT,
        /** Those of both sides come with nulls in place of the other one. */
        FULL,
        /** They are dropped; rows of the left side that have any come once, by themselves. Where {@linkplain Match#hasWindow there are windows}. */
        SEMI;

        /** Whether rows of the left side come without a partner, too. */
        public boolean keepsLeft() {
            return this == LEFT || this == FULL;
        }

        /** Whether rows of the right side come without a partner, too. */
        public boolean keepsRight() {
            return this == RIGHT || this == FULL;
        }
    }

    /** Which rows of equal keys are a pair. */
    public sealed interface Match {
        /** How long event time waits for rows that are late. */
        Duration allowedLateness();

        /** Whether a pair has a window. */
        default boolean hasWindow() {
            return this instanceof Windows || this instanceof Sessions;
        }

        /** Those of one window; given out when the watermark passes the end of it and the allowed lateness. */
        record Windows(Window.Fixed window, Duration allowedLateness) implements Match {}

        /**
         * Those of one session of their key, which is made of the rows of both sides; given out when the watermark passes the end of it and the allowed lateness. A row with a null in
         * its key is a session by itself.
         */
        record Sessions(Window.Session window, Duration allowedLateness) implements Match {}

        /**
         * Those of which the right one happened from {@code lower} to {@code upper} after the left one, both inclusive and of either sign, {@code lower} at most
         * {@code upper}; given out as soon as both are there.
         */
        record Interval(Duration lower, Duration upper, Duration allowedLateness) implements Match {}

        /**
         * A row of the left side and the version of its key that was valid when it happened: rows of the right side are versions, each valid from its time until that of the next one
         * of its key; of those of one time the last that came. Given out when the watermark and the allowed lateness have passed the row of the left side.
         *
         * @param validFor how long a version is valid at most; empty: until the next one, so that there are as many in the state as keys
         */
        record Versions(Optional<Duration> validFor, Duration allowedLateness) implements Match {}
    }

    @Override
    public List<Edge> inputs() {
        return List.of(left.input(), right.input());
    }

    @Override
    public Schema schema() {
        return new Schema(items.stream()
                .map(item -> new Field(
                        item.name(), item.expression().type(), item.expression().nullable()))
                .toList());
    }

    /** The columns of a pair: see {@link #pair(Side, Side, Type, boolean)}. */
    public Schema pair() {
        return pair(left, right, type, match.hasWindow());
    }

    /** Where the columns of the right side begin in a pair. */
    public int rightPlace() {
        return left.schema().size() + (match.hasWindow() ? 2 : 0);
    }

    /**
     * The columns that the expressions of a join may name: those of the left side, of a windowed join the start and the end of the window, those of the right side; those of sides
     * each behind the name of its side and a point.
     */
    public static Schema pair(Side left, Side right, Type type, boolean windowed) {
        List<Field> fields = new ArrayList<>();
        left.schema().fields().forEach(field -> fields.add(named(left, ".", field, type.keepsRight())));
        if (windowed) {
            fields.add(Field.required(WINDOW_START, Scalar.TIMESTAMP));
            fields.add(Field.required(WINDOW_END, Scalar.TIMESTAMP));
        }
        right.schema().fields().forEach(field -> fields.add(named(right, ".", field, type.keepsLeft())));
        return new Schema(fields);
    }

    /** The rows at {@link Edge.Port#LATE}: the columns of both sides behind their names and an underscore, null in those of the other side. */
    public Schema lateSchema() {
        return new Schema(Stream.of(left, right)
                .flatMap(side -> side.schema().fields().stream().map(field -> named(side, "_", field, true)))
                .toList());
    }

    private static Field named(Side side, String between, Field field, boolean optional) {
        return new Field(side.name() + between + field.name(), field.type(), field.nullable() || optional);
    }
}
