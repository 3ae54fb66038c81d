package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.analytics.window.TumblingWindows;
import io.millrace.kernels.Kernels;
import io.millrace.kernels.TimestampKernels;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.LongColumnBuilder;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Window;
import io.millrace.model.plan.WindowAggregate;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.state.KeyHash;
import io.millrace.vector.state.KeyTable;
import io.millrace.vector.state.WindowGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Aggregates by key and window. Rows are first given their windows, then their keys, then their slots, each in a loop over
 * the batch; the accumulators take the batch column by column. Fired windows are given out together in batches, however
 * small each of them is.
 */
public final class WindowAggregateOperator implements Operator {
    /** Rows in a batch of results; larger windows are given out in several. */
    static final int RESULT_ROWS = 4096;

    private static final int[] NO_ROWS = new int[0];

    private final Schema schema;
    private final TumblingWindows windows;
    private final long latenessMillis;
    private final int timeField;
    private final int[] keyFields;
    private final KeyTable keys;
    private final KeyHash hash = new KeyHash();
    private final WindowGroups groups;
    private final AggregateSet aggregates;
    private final WindowMetrics metrics;
    private final TimestampKernels timestamps = Kernels.active().timestamps();

    private long watermark = Long.MIN_VALUE;

    /** Per row of the batch at hand: those that are in time, with window, key and slot. */
    private int[] rows = new int[0];

    private int[] rowWindows = new int[0];
    private int[] rowKeys = new int[0];
    private int[] rowSlots = new int[0];

    /** Per row of results: slot, key and window start. */
    private final int[] resultSlots = new int[RESULT_ROWS];

    private final int[] resultKeys = new int[RESULT_ROWS];
    private final long[] resultStarts = new long[RESULT_ROWS];

    public WindowAggregateOperator(WindowAggregate node, WindowMetrics metrics) {
        Schema input = node.inputSchema();
        this.schema = node.schema();
        this.windows = switch (node.window()) {
            case Window.Tumbling tumbling -> TumblingWindows.of(tumbling);
        };
        this.latenessMillis = node.allowedLateness().toMillis();
        this.timeField = input.indexOf(node.timeField()).orElseThrow();
        this.keyFields = node.groupBy().stream()
                .mapToInt(name -> input.indexOf(name).orElseThrow())
                .toArray();
        List<DataType> types = new ArrayList<>();
        for (int field : keyFields) {
            types.add(input.field(field).type());
        }
        this.keys = new KeyTable(types);
        this.groups = new WindowGroups(keys);
        this.aggregates = new AggregateSet(node.aggregates(), input);
        this.metrics = metrics;
    }

    @Override
    public void process(Batch batch, long arrivalMicros, Output output) {
        reserve(batch.selectedCount());
        int inTime = assignWindows(batch, arrivalMicros, output);
        if (inTime == 0) {
            return;
        }
        Column[] keyColumns = new Column[keyFields.length];
        for (int i = 0; i < keyFields.length; i++) {
            keyColumns[i] = batch.column(keyFields[i]);
        }
        keys.intern(keyColumns, hash.hash(keyColumns, batch), rows, inTime, rowKeys);
        groups.slots(rowWindows, rowKeys, inTime, rowSlots);
        aggregates.reserve(groups.slotLimit());
        aggregates.add(batch, rows, rowSlots, inTime);
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        watermark = watermarkMillis;
        int count = 0;
        while (count < RESULT_ROWS && !groups.isEmpty() && isOver(groups.earliestStart())) {
            long start = groups.earliestStart();
            int taken = groups.take(resultSlots, count);
            for (int i = count; i < taken; i++) {
                resultStarts[i] = start;
            }
            count = taken;
            if (groups.isEmpty() || groups.earliestStart() != start) {
                metrics.fired(1);
            }
        }
        if (count > 0) {
            output.emit(Port.MAIN, results(count, output.memory()), arrivalMicros);
        }
        return groups.isEmpty() || !isOver(groups.earliestStart());
    }

    /** Whether the window that starts at {@code start} has ended for good. */
    private boolean isOver(long start) {
        long end = windows.endOf(start);
        return watermark == Long.MAX_VALUE || end + latenessMillis <= watermark;
    }

    /** Finds the rows that are in time and their windows; gives out the others. Returns how many are in time. */
    private int assignWindows(Batch batch, long arrivalMicros, Output output) {
        long[] times = ((LongColumn) batch.column(timeField)).values();
        int[] selected = batch.selection().rows();
        int count = batch.selectedCount();
        int inTime = 0;
        int lateCount = 0;
        int[] late = NO_ROWS;
        // Neighbours are mostly in the same window: the last window's bounds save the arithmetic and the look-up. Where
        // no
        // row was filtered out, a kernel finds the end of the window.
        long firstMicros = 0;
        long endMicros = Long.MIN_VALUE;
        int window = -1;
        boolean dense = batch.selection().isAll();
        for (int i = 0; i < count; i++) {
            int row = selected[i];
            long time = times[row];
            boolean another = time < firstMicros || time >= endMicros;
            if (another) {
                long start = windows.startOf(time);
                firstMicros = start * 1000;
                endMicros = windows.endOf(start) * 1000;
                window = isOver(start) ? -1 : groups.window(start);
            }
            // Bounds at the ends of time wrap around, and such a time lies outside of its own window.
            if (another && dense && window >= 0 && time >= firstMicros && time < endMicros) {
                int end = timestamps.firstOutside(times, firstMicros, endMicros, i + 1, count);
                System.arraycopy(selected, i, rows, inTime, end - i);
                Arrays.fill(rowWindows, inTime, inTime + end - i, window);
                inTime += end - i;
                i = end - 1;
            } else if (window >= 0) {
                rows[inTime] = row;
                rowWindows[inTime++] = window;
            } else {
                if (lateCount == 0) {
                    late = batch.memory().ints(count - i);
                }
                late[lateCount++] = row;
            }
        }
        if (lateCount > 0) {
            metrics.late(lateCount);
            output.emit(Port.LATE, batch.select(Selection.of(late, lateCount)), arrivalMicros);
        }
        return inTime;
    }

    private Batch results(int count, ColumnMemory memory) {
        groups.keys(resultSlots, count, resultKeys);
        List<ColumnBuilder> builders = new ArrayList<>(schema.size());
        for (Field field : schema.fields()) {
            ColumnBuilder builder = ColumnBuilder.of(field.type(), count);
            builder.use(memory);
            builders.add(builder);
        }
        keys.emit(resultKeys, count, builders);
        LongColumnBuilder starts = (LongColumnBuilder) builders.get(keyFields.length);
        LongColumnBuilder ends = (LongColumnBuilder) builders.get(keyFields.length + 1);
        for (int i = 0; i < count; i++) {
            starts.append(resultStarts[i] * 1000);
            ends.append(windows.endOf(resultStarts[i]) * 1000);
        }
        aggregates.emit(resultSlots, count, builders.subList(keyFields.length + 2, builders.size()));
        aggregates.clear(resultSlots, count);
        groups.free(resultSlots, count);
        return Batch.of(schema, builders.stream().map(ColumnBuilder::build).toList(), count, memory);
    }

    private void reserve(int count) {
        if (rows.length < count) {
            rows = new int[count];
            rowWindows = new int[count];
            rowKeys = new int[count];
            rowSlots = new int[count];
        }
    }
}
