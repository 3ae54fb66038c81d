package io.millrace.vector.operator;

import io.millrace.analytics.aggregate.AggregateSet;
import io.millrace.analytics.window.SlicedWindows;
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
import io.millrace.model.plan.WindowAggregate;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.state.KeyHash;
import io.millrace.vector.state.KeyTable;
import io.millrace.vector.state.WindowGroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Aggregates by key and window. Rows are first given their slices of time, then their keys, then their slots, each in a loop over
 * the batch; the accumulators take the batch column by column. Fired windows are given out together in batches, however
 * small each of them is.
 */
public final class WindowAggregateOperator implements Operator {
    private static final int[] NO_ROWS = new int[0];

    private final Schema schema;
    private final SlicedWindows windows;
    private final long latenessMillis;
    private final int timeField;
    private final int[] keyFields;
    private final KeyTable keys;
    private final KeyHash hash = new KeyHash();
    private final WindowGroups groups;
    private final AggregateSet aggregates;
    private final WindowMetrics metrics;
    private final Firing firing;
    private final FiredGroups fired = new FiredGroups();
    private final TimestampKernels timestamps = Kernels.active().timestamps();

    private long watermark = Long.MIN_VALUE;

    /** Per row of the batch at hand: those that are in time, with slice, key and slot. */
    private int[] rows = new int[0];

    private int[] rowSlices = new int[0];
    private int[] rowKeys = new int[0];
    private int[] rowSlots = new int[0];

    private final int[] resultKeys = new int[FiredGroups.MOST];

    public WindowAggregateOperator(WindowAggregate node, WindowMetrics metrics) {
        Schema input = node.inputSchema();
        this.schema = node.schema();
        this.windows = SlicedWindows.of(node.window());
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
        this.firing = windows.isSingleSlice()
                ? new SingleSliceFiring(windows, groups, metrics)
                : new MergedFiring(windows, groups, aggregates, metrics);
    }

    @Override
    public void process(Batch batch, long arrivalMicros, Output output) {
        reserve(batch.selectedCount());
        int inTime = assignSlices(batch, arrivalMicros, output);
        if (inTime == 0) {
            return;
        }
        Column[] keyColumns = new Column[keyFields.length];
        for (int i = 0; i < keyFields.length; i++) {
            keyColumns[i] = batch.column(keyFields[i]);
        }
        keys.intern(keyColumns, hash.hash(keyColumns, batch), rows, inTime, rowKeys);
        groups.slots(rowSlices, rowKeys, inTime, rowSlots);
        aggregates.reserve(groups.slotLimit());
        aggregates.add(batch, rows, rowSlots, inTime);
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        watermark = watermarkMillis;
        fired.count = 0;
        firing.take(endedBy(), fired);
        if (fired.count > 0) {
            output.emit(Port.MAIN, results(output.memory()), arrivalMicros);
        }
        return !fired.isFull();
    }

    /** Windows that end then or before are over for good. */
    private long endedBy() {
        boolean always = watermark == Long.MIN_VALUE || watermark == Long.MAX_VALUE;
        return always ? watermark : watermark - latenessMillis;
    }

    /** Finds the rows that are in time and their slices; gives out the others. Returns how many are in time. */
    private int assignSlices(Batch batch, long arrivalMicros, Output output) {
        long[] times = ((LongColumn) batch.column(timeField)).values();
        int[] selected = batch.selection().rows();
        int count = batch.selectedCount();
        int inTime = 0;
        int lateCount = 0;
        int[] late = NO_ROWS;
        // Neighbours are mostly in the same slice: the last one's bounds save the arithmetic and the look-up. Where no
        // row
        // was filtered out, a kernel finds the end of the slice.
        long firstMicros = 0;
        long endMicros = Long.MIN_VALUE;
        int slice = WindowGroups.NONE;
        long endedBy = endedBy();
        boolean dense = batch.selection().isAll();
        for (int i = 0; i < count; i++) {
            int row = selected[i];
            long time = times[row];
            boolean another = time < firstMicros || time >= endMicros;
            if (another) {
                long start = windows.sliceStart(time);
                firstMicros = start * 1000;
                endMicros = windows.sliceEnd(start) * 1000;
                slice = windows.lastEnd(start) <= endedBy ? WindowGroups.NONE : groups.slice(start);
            }
            // Bounds at the ends of time wrap around, and such a time lies outside of its own slice.
            if (another && dense && slice >= 0 && time >= firstMicros && time < endMicros) {
                int end = timestamps.firstOutside(times, firstMicros, endMicros, i + 1, count);
                System.arraycopy(selected, i, rows, inTime, end - i);
                Arrays.fill(rowSlices, inTime, inTime + end - i, slice);
                inTime += end - i;
                i = end - 1;
            } else if (slice >= 0) {
                rows[inTime] = row;
                rowSlices[inTime++] = slice;
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

    private Batch results(ColumnMemory memory) {
        int count = fired.count;
        groups.keys(fired.slots, count, resultKeys);
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
            starts.append(fired.starts[i] * 1000);
            ends.append(fired.ends[i] * 1000);
        }
        aggregates.emit(fired.slots, count, builders.subList(keyFields.length + 2, builders.size()));
        aggregates.clear(fired.slots, count);
        groups.free(fired.slots, count);
        return Batch.of(schema, builders.stream().map(ColumnBuilder::build).toList(), count, memory);
    }

    private void reserve(int count) {
        if (rows.length < count) {
            rows = new int[count];
            rowSlices = new int[count];
            rowKeys = new int[count];
            rowSlots = new int[count];
        }
    }
}
