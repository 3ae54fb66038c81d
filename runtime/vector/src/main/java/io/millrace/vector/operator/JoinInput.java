package io.millrace.vector.operator;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.plan.Join;
import io.millrace.vector.metrics.WindowMetrics;
import io.millrace.vector.state.KeyTable;
import io.millrace.vector.state.SliceRows;
import io.millrace.vector.state.SlotRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a join: the rows of it that are kept, and what the rows of the batch at hand are. Used by one thread.
 */
final class JoinInput {
    /** Whether its rows come without a partner, too. */
    final boolean kept;

    final SlotRows store;
    private final JoinKeys keys;
    private final EventTimes eventTimes;
    private final int[] storedFields;
    private final Schema schema;
    final LateRows late;

    /** The rows of the batch at hand that are in time, each with its key and then its slot. */
    int[] rows = new int[0];

    int[] rowKeys = new int[0];
    int[] rowSlots = new int[0];

    /** Of each of these rows: the number of its slice of time. */
    int[] rowSlices = new int[0];

    int count;

    /** Slots that are not needed any more, but may be in what is about to be given out. */
    private int[] forgotten = new int[0];

    private int forgottenCount;

    /** Where rows are, if one for each key and slice is enough. */
    private @Nullable SliceRows onceIn;

    /** By key: the slice that a row of it was kept in last. */
    private long[] lastSlices = new long[0];

    /** What is kept, as rows of the state. */
    final JoinRows saved;

    /**
     * @param name of the table in the state
     * @param storedFields the columns that results are made of, by their places
     */
    JoinInput(String name, Join.Side side, boolean kept, int[] storedFields, KeyTable table, WindowMetrics metrics) {
        this.kept = kept;
        this.schema = side.schema();
        this.keys = new JoinKeys(side, table);
        this.eventTimes = new EventTimes(side.time(), schema);
        this.storedFields = storedFields.clone();
        List<Field> fields = schema.fields();
        this.store = new SlotRows(
                table,
                Arrays.stream(storedFields)
                        .mapToObj(field -> fields.get(field).type())
                        .toList());
        this.late = new LateRows(metrics);
        this.saved = new JoinRows(name, side, storedFields, store, table);
    }

    /** Begins with another batch. */
    void open(Batch batch) {
        int size = batch.selectedCount();
        if (rows.length < size) {
            rows = new int[size];
            rowKeys = new int[size];
            rowSlots = new int[size];
            rowSlices = new int[size];
        }
        count = 0;
    }

    /** As {@link EventTimes#of}. */
    long[] times(Batch batch) {
        return eventTimes.of(batch);
    }

    void add(int row, int slice) {
        rows[count] = row;
        rowSlices[count++] = slice;
    }

    /** Adds rows that follow each other among those that are selected. */
    void add(int[] selected, int from, int to, int slice) {
        System.arraycopy(selected, from, rows, count, to - from);
        Arrays.fill(rowSlices, count, count + to - from, slice);
        count += to - from;
    }

    void addLate(Batch batch, int row) {
        late.add(batch, row);
    }

    /**
     * Gives out the rows that are late, and keeps those in time, without those that can neither have a partner nor come without one.
     *
     * @param place of the columns of this side among those of late rows
     */
    void keep(Batch batch, Schema lateSchema, int place, long arrivalMicros, Output output) {
        emitLate(batch, lateSchema, place, arrivalMicros, output);
        keys.ids(batch, rows, count, rowKeys);
        if (!kept) {
            dropUnneeded();
        }
        store(batch);
    }

    /** Adds all selected rows, with their keys. */
    void addAll(Batch batch) {
        count = batch.selectedCount();
        System.arraycopy(batch.selection().rows(), 0, rows, 0, count);
        keys.ids(batch, rows, count, rowKeys);
    }

    /** Gives out the rows that are late; see {@link #keep}. */
    void emitLate(Batch batch, Schema lateSchema, int place, long arrivalMicros, Output output) {
        late.emit(
                batch,
                arrivalMicros,
                (port, rows, arrival) -> output.emit(port, asLate(rows, lateSchema, place), arrival));
    }

    /** Keeps the rows that are in time. */
    void store(Batch batch) {
        store.add(batch, storedFields, rows, rowKeys, times(batch), count, rowSlots);
    }

    /** Keeps rows without a key, and gives their slots. */
    int[] keepKeyless(Batch batch, int[] keyless, int keylessCount) {
        int[] slots = batch.memory().ints(keylessCount);
        int[] none = batch.memory().ints(keylessCount);
        Arrays.fill(none, 0, keylessCount, SlotRows.NONE);
        store.add(batch, storedFields, keyless, none, times(batch), keylessCount, slots);
        return slots;
    }

    /** Takes rows of the state in again, as those of the batch at hand. */
    void restore(Batch batch) {
        open(batch);
        count = batch.selectedCount();
        System.arraycopy(batch.selection().rows(), 0, rows, 0, count);
        keys.ids(saved.keys(batch), batch, rows, count, rowKeys);
        store.add(batch, saved.fields(), rows, rowKeys, saved.times(batch), count, rowSlots);
    }

    private void dropUnneeded() {
        int next = 0;
        for (int i = 0; i < count; i++) {
            int key = rowKeys[i];
            rows[next] = rows[i];
            rowSlices[next] = rowSlices[i];
            rowKeys[next] = key;
            next += key != SlotRows.NONE && (onceIn == null || isFirst(key, onceIn.serial(rowSlices[i]))) ? 1 : 0;
        }
        count = next;
    }

    /** Whether no row of the key is known to be kept in the slice. As long as one is, the key keeps its id. */
    private boolean isFirst(int key, long slice) {
        if (key >= lastSlices.length) {
            lastSlices = Arrays.copyOf(lastSlices, Math.max(key + 1, lastSlices.length * 2));
        }
        boolean first = lastSlices[key] != slice;
        lastSlices[key] = slice;
        return first;
    }

    /** Lets a row be dropped if one of the same key and slice is there: it is enough to know that there is any. */
    void keepOneIn(SliceRows slices) {
        onceIn = slices;
    }

    /** Lets rows go as soon as {@link #freeForgotten} is called. */
    void forget(int[] slots, int slotCount) {
        if (forgottenCount + slotCount > forgotten.length) {
            forgotten = Arrays.copyOf(forgotten, Math.max(forgottenCount + slotCount, forgotten.length * 2));
        }
        System.arraycopy(slots, 0, forgotten, forgottenCount, slotCount);
        forgottenCount += slotCount;
    }

    void freeForgotten() {
        store.free(forgotten, forgottenCount);
        forgottenCount = 0;
    }

    private static Batch asLate(Batch batch, Schema lateSchema, int place) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < lateSchema.size(); i++) {
            int own = i - place;
            boolean has = own >= 0 && own < batch.columns().size();
            columns.add(has ? batch.column(own) : nulls(lateSchema.field(i), batch.rowCount(), batch.memory()));
        }
        return batch.project(lateSchema, columns);
    }

    /** A column of nulls. */
    static Column nulls(Field field, int count, ColumnMemory memory) {
        ColumnBuilder builder = ColumnBuilder.of(field.type(), count);
        builder.use(memory);
        for (int i = 0; i < count; i++) {
            builder.appendNull();
        }
        return builder.build();
    }
}
