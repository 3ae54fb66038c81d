package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.DataType;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.invocation.StateRow;
import io.millrace.model.invocation.StateValues;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.KeyedProcess;
import io.millrace.model.state.StateTable;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.snapshot.StateOutput;
import io.millrace.vector.state.KeyedValues;
import io.millrace.vector.state.PendingRows;
import io.millrace.vector.state.PendingTimers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Has a function of the job take rows by key. Rows wait until all earlier ones have come, so that they and the timers between them come in the order of event time. A row costs
 * a few calls: what such a function does is its own, not that of columns.
 */
public final class ProcessOperator implements StatefulOperator {
    private final EventTimes eventTimes;
    private final GroupKeys keys;
    private final int[] fields;
    private final Column[] columns;
    private final StateValues rowValues;
    private final StateRow row;
    private final PendingRows rows;
    private final PendingTimers timers;
    private final StateValues values;
    private final KeyedValues kept;
    private final ProcessResults results;
    private final ProcessCalls calls;
    private final KeyedRows savedRows;
    private final KeyedRows savedTimers;
    private final KeyedRows savedValues;
    private final LateRows late;
    private final EndedWindows ended;
    private int[] rowKeys = new int[0];

    public ProcessOperator(KeyedProcess node, WindowMetrics metrics) {
        this.eventTimes = new EventTimes(node.time(), node.inputSchema());
        this.keys = new GroupKeys(node.groupBy(), node.inputSchema());
        this.fields = node.fields().stream()
                .mapToInt(name -> node.inputSchema().indexOf(name).orElseThrow())
                .toArray();
        this.columns = new Column[fields.length];
        List<Field> parameters = IntStream.range(0, fields.length)
                .mapToObj(i -> Field.nullable(
                        String.valueOf(i), node.signature().parameters().get(i)))
                .toList();
        this.rowValues = values(parameters);
        this.row = new StateRow(rowValues);
        this.rows = new PendingRows(rowValues, keys.table());
        this.timers = new PendingTimers(keys.table());
        this.values = values(node.signature().state());
        this.kept = new KeyedValues(values, keys.table());
        this.results = new ProcessResults(node, keys.table());
        this.calls = new ProcessCalls(node, kept, values, timers, results);
        this.savedRows = new KeyedRows("rows", node, keys.table(), true, parameters);
        this.savedTimers = new KeyedRows("timers", node, keys.table(), true, List.of());
        this.savedValues = new KeyedRows(
                "values", node, keys.table(), false, node.signature().state());
        this.late = new LateRows(metrics);
        this.ended = new EndedWindows(node.allowedLateness());
    }

    private static StateValues values(List<Field> fields) {
        List<DataType> types = fields.stream().map(Field::type).toList();
        return new StateValues(types.stream().map(Scalar.class::cast).toList());
    }

    @Override
    public void process(int input, Batch batch, long arrivalMicros, Output output) {
        int count = batch.selectedCount();
        int[] selected = batch.selection().rows();
        reserve(count);
        keys.ids(batch, selected, count, rowKeys);
        for (int i = 0; i < fields.length; i++) {
            columns[i] = batch.column(fields[i]);
        }
        long[] times = eventTimes.of(batch);
        for (int i = 0; i < count; i++) {
            long time = times[selected[i]];
            if (Math.floorDiv(time, 1000L) < ended.by()) {
                late.add(batch, selected[i]);
            } else {
                rows.add(columns, selected[i], rowKeys[i], time);
            }
        }
        late.emit(batch, arrivalMicros, output);
    }

    @Override
    public boolean advance(long watermarkMillis, long arrivalMicros, Output output) {
        ended.advance(watermarkMillis);
        results.begin(output.memory());
        while (!results.isFull() && next()) {
            // One call after the other.
        }
        boolean full = results.isFull();
        if (!results.isEmpty()) {
            output.emit(Port.MAIN, results.take(output.memory()), arrivalMicros);
        }
        return !full;
    }

    /** Calls the function for the next timer or row that is due, and tells whether there was one. */
    private boolean next() {
        long by = ended.by();
        boolean timerIsDue = !timers.isEmpty() && timers.time(timers.first()) <= by;
        boolean rowIsDue = !rows.isEmpty() && millis(rows.first()) < by;
        if (timerIsDue && (!rowIsDue || timers.time(timers.first()) <= millis(rows.first()))) {
            int timer = timers.first();
            int key = timers.key(timer);
            long time = timers.time(timer);
            int rank = by == Long.MAX_VALUE ? timers.rank(timer) + 1 : 0;
            timers.removeFirst();
            calls.onTimer(key, time, rank);
        } else if (rowIsDue) {
            int first = rows.first();
            row.moveTo(first);
            calls.process(row, rows.key(first), rows.time(first));
            rows.removeFirst();
        }
        return timerIsDue || rowIsDue;
    }

    private long millis(int slot) {
        return Math.floorDiv(rows.time(slot), 1000L);
    }

    /** Rows that wait come out with their own times. */
    @Override
    public long watermark(long watermarkMillis) {
        return ended.by(watermarkMillis);
    }

    @Override
    public List<StateTable> tables() {
        return List.of(savedRows.table(), savedTimers.table(), savedValues.table());
    }

    @Override
    public void save(StateOutput output) {
        savedRows.save(rows::forEach, rows::key, rows::time, rowValues::save, output);
        savedTimers.save(timers::forEach, timers::key, timers::time, (slots, count, builders) -> {}, output);
        savedValues.save(kept::forEach, kept::key, slot -> 0, values::save, output);
    }

    @Override
    public void resume(long watermarkMillis) {
        ended.advance(watermarkMillis);
    }

    @Override
    public void restore(StateTable table, Batch saved) {
        int count = saved.selectedCount();
        int[] selected = saved.selection().rows();
        reserve(count);
        KeyedRows of = table.name().equals(savedRows.table().name())
                ? savedRows
                : table.name().equals(savedTimers.table().name()) ? savedTimers : savedValues;
        keys.ids(of.keys(saved), saved, selected, count, rowKeys);
        Column[] savedColumns = of.values(saved);
        for (int i = 0; i < count; i++) {
            if (of == savedRows) {
                rows.add(savedColumns, selected[i], rowKeys[i], of.times(saved)[selected[i]]);
            } else if (of == savedTimers) {
                timers.set(rowKeys[i], of.times(saved)[selected[i]], 0);
            } else {
                values.put(kept.slot(rowKeys[i]), savedColumns, selected[i]);
            }
        }
    }

    private void reserve(int count) {
        if (rowKeys.length < count) {
            rowKeys = new int[count];
        }
    }
}
