package io.millrace.vector.tasklet;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BatchBuilder;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.BytesColumnBuilder;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.Split;
import io.millrace.model.state.NodeState;
import io.millrace.model.state.StateTable;
import io.millrace.vector.time.SplitWatermarks;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where a source is in its splits.
 *
 * @param positions behind the last record of each split that has had its effect; a split of which none is known is missing
 * @param latestMillis the latest event time of each split, if it has had rows
 */
public record SourceState(Map<Split, Position> positions, Map<Split, Long> latestMillis) {
    private static final StateTable SPLITS = new StateTable(
            "splits",
            new Schema(List.of(
                    Field.required("split", Scalar.STRING),
                    Field.nullable("position", Scalar.STRING),
                    Field.nullable("latest_millis", Scalar.BIGINT))),
            0);

    public SourceState {
        positions = Map.copyOf(positions);
        latestMillis = Map.copyOf(latestMillis);
    }

    /** Reads what {@link #rows} wrote. */
    public static SourceState of(NodeState state) {
        Map<Split, Position> positions = new HashMap<>();
        Map<Split, Long> latest = new HashMap<>();
        for (Batch rows : state.rows(SPLITS.name())) {
            for (int row = 0; row < rows.rowCount(); row++) {
                Split split = new Split(text(rows, 0, row));
                if (rows.column(1).validity().isValid(row)) {
                    positions.put(split, new Position(text(rows, 1, row)));
                }
                if (rows.column(2).validity().isValid(row)) {
                    latest.put(split, ((LongColumn) rows.column(2)).values()[row]);
                }
            }
        }
        return new SourceState(positions, latest);
    }

    /** The latest event time of a split, {@link SplitWatermarks#NONE} if none is known. */
    long latest(Split split) {
        return latestMillis.getOrDefault(split, SplitWatermarks.NONE);
    }

    /** As rows of a node's state. */
    Map<StateTable, List<Batch>> rows(List<Split> splits) {
        BatchBuilder rows = new BatchBuilder(SPLITS.schema(), splits.size());
        for (Split split : splits) {
            append(rows.column(0), split.id());
            Position position = positions.get(split);
            append(rows.column(1), position == null ? null : position.value());
            Long latest = latestMillis.get(split);
            append((LongColumnBuilder) rows.column(2), latest == null ? OptionalLong.empty() : OptionalLong.of(latest));
            rows.endRow();
        }
        return Map.of(SPLITS, List.of(rows.build()));
    }

    private static void append(ColumnBuilder column, @Nullable String text) {
        if (text == null) {
            column.appendNull();
        } else {
            ((BytesColumnBuilder) column).append(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void append(LongColumnBuilder column, OptionalLong value) {
        value.ifPresentOrElse(column::append, column::appendNull);
    }

    private static String text(Batch rows, int column, int row) {
        BytesColumn bytes = (BytesColumn) rows.column(column);
        return new String(bytes.data(), bytes.start(row), bytes.length(row), StandardCharsets.UTF_8);
    }
}
