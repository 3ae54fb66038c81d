package io.millrace.vector.operator;

import io.millrace.expressions.ColumnFunction;
import io.millrace.expressions.Expressions;
import io.millrace.model.data.Batch;
import io.millrace.model.data.BytesColumn;
import io.millrace.model.data.Column;
import io.millrace.model.data.HeapMemory;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Lookup;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.vector.metrics.LookupMetrics;
import io.millrace.vector.state.LookedUpRows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Joins rows with those of a table outside. A batch is {@linkplain #announce announced} first, so that its keys can be asked for; it is processed when all of them are
 * {@linkplain #isReady answered}. Batches are processed in the order in which they were announced.
 */
public final class LookupOperator implements Operator {
    private final Schema schema;
    private final ColumnFunction key;
    private final boolean outer;
    private final LookedUpColumns columns;
    private final LookedUpRows table;
    private final long ttlNanos;
    private final LookupMetrics metrics;

    /** Batches that were announced and not processed. */
    private final Deque<Announced> announced = new ArrayDeque<>();

    /** Records that could not be read, since the last batch was processed. */
    private final List<Batch> deadLetters = new ArrayList<>();

    /** By key id: the batch, by its number, in which it was last seen. */
    private long[] seen = new long[64];

    private long batches;

    public LookupOperator(Lookup lookup, ExpressionErrors errors, LookupMetrics metrics) {
        this.schema = lookup.schema();
        this.key = Expressions.columnFunction(lookup.key(), errors);
        this.outer = lookup.outer();
        this.columns = new LookedUpColumns(lookup);
        this.table = new LookedUpRows(columns.schema(), lookup.cache().size(), columns.absent());
        this.ttlNanos = lookup.cache().ttl().toNanos();
        this.metrics = metrics;
    }

    /** The keys of a batch. */
    private static final class Announced {
        private static final int NO_KEY = -1;

        /** Of each selected row; {@link #NO_KEY} where it has none. */
        private final int[] ids;

        /** The different ones. */
        private final int[] distinct;

        /** Those of the different keys up to this one have been answered. */
        private int answered;

        Announced(int[] ids, int[] distinct) {
            this.ids = ids;
            this.distinct = distinct;
        }
    }

    /** Keys that have to be asked for, with their ids. */
    public record Question(int[] ids, EncodedRecords keys) {
        public boolean isEmpty() {
            return ids.length == 0;
        }
    }

    /** Takes notice of a batch that will be processed, and tells which of its keys to ask for. */
    public Question announce(Batch rows, long nanoTime) {
        Batch batch = rows.in(HeapMemory.HEAP);
        BytesColumn keys = (BytesColumn) key.evaluate(batch);
        int count = batch.selectedCount();
        int[] selected = new int[count];
        int keyed = 0;
        for (int i = 0; i < count; i++) {
            int row = batch.selection().rows()[i];
            selected[keyed] = row;
            keyed += keys.validity().isValid(row) ? 1 : 0;
        }
        int[] found = new int[keyed];
        table.intern(keys, batch, selected, keyed, found);
        int[] distinct = new int[keyed];
        int[] asked = new int[keyed];
        int different = 0;
        int missing = 0;
        EncodedRecords missingKeys = new EncodedRecords();
        batches++;
        for (int i = 0; i < keyed; i++) {
            int id = found[i];
            if (isNew(id)) {
                table.use(id);
                distinct[different++] = id;
                if (table.isUnknown(id, nanoTime)) {
                    table.ask(id);
                    asked[missing++] = id;
                    missingKeys.write(keys.data(), keys.start(selected[i]), keys.length(selected[i]));
                    missingKeys.end();
                }
            }
        }
        metrics.lookedFor(different, different - missing);
        announced.add(new Announced(spread(found, selected, batch.selection()), Arrays.copyOf(distinct, different)));
        return new Question(Arrays.copyOf(asked, missing), missingKeys);
    }

    private boolean isNew(int id) {
        if (id >= seen.length) {
            seen = Arrays.copyOf(seen, Math.max(id + 1, seen.length * 2));
        }
        boolean isNew = seen[id] != batches;
        seen[id] = batches;
        return isNew;
    }

    /** The ids of all rows of a selection, of those that have a key. */
    private static int[] spread(int[] found, int[] keyed, Selection selection) {
        if (found.length == selection.count()) {
            return found;
        }
        int[] ids = new int[selection.count()];
        int next = 0;
        for (int i = 0; i < ids.length; i++) {
            boolean hasKey = next < found.length && keyed[next] == selection.rows()[i];
            ids[i] = hasKey ? found[next++] : Announced.NO_KEY;
        }
        return ids;
    }

    /** Whether all keys of the next batch have been answered. */
    public boolean isReady() {
        Announced next = announced.element();
        while (next.answered < next.distinct.length && !table.isPending(next.distinct[next.answered])) {
            next.answered++;
        }
        return next.answered == next.distinct.length;
    }

    /**
     * Takes answers.
     *
     * @param ids of the keys that were asked for
     * @param rowOfKey the row of each key, or a negative number where there is none
     * @param rows of the table
     */
    public void answer(int[] ids, int[] rowOfKey, Batch rows, long nanoTime) {
        int[] present = new int[ids.length];
        int[] selected = new int[ids.length];
        int count = 0;
        for (int i = 0; i < ids.length; i++) {
            if (rowOfKey[i] < 0) {
                table.putAbsent(ids[i], nanoTime + ttlNanos);
            } else {
                present[count] = ids[i];
                selected[count++] = rowOfKey[i];
            }
        }
        if (count > 0) {
            table.put(present, columns.of(rows), selected, count, nanoTime + ttlNanos);
        }
    }

    /** Takes keys for absent, of which no answer came; the next batch asks for them again. */
    public void giveUp(int[] ids, long nanoTime) {
        for (int id : ids) {
            table.putAbsent(id, nanoTime);
        }
    }

    /** Takes dead letters, which are given out before the next batch. */
    public void reject(Batch letters) {
        deadLetters.add(letters);
    }

    @Override
    public void process(int input, Batch rows, long arrivalMicros, Output output) {
        deadLetters.forEach(letters -> output.emit(Port.DEAD_LETTERS, letters, arrivalMicros));
        deadLetters.clear();
        Announced batch = announced.remove();
        int[] slots = rows.memory().ints(rows.rowCount());
        Arrays.fill(slots, 0, rows.rowCount(), LookedUpRows.ABSENT);
        int[] found = rows.memory().ints(batch.ids.length);
        int count = 0;
        for (int i = 0; i < batch.ids.length; i++) {
            int row = rows.selection().rows()[i];
            slots[row] = batch.ids[i] == Announced.NO_KEY ? LookedUpRows.ABSENT : table.slot(batch.ids[i]);
            found[count] = row;
            count += slots[row] != LookedUpRows.ABSENT ? 1 : 0;
        }
        List<Column> joined = new ArrayList<>(rows.columns());
        for (int i = 0; i < columns.schema().size(); i++) {
            joined.add(table.gather(i, slots, rows.rowCount(), rows.memory()));
        }
        Batch result = rows.project(schema, joined);
        boolean all = outer || count == rows.selectedCount();
        output.emit(Port.MAIN, all ? result : result.select(Selection.of(found, count)), arrivalMicros);
        for (int id : batch.distinct) {
            table.leave(id);
        }
        table.tidy();
    }
}
