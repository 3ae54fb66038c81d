package io.millrace.analytics.aggregate;

import io.millrace.model.data.Batch;
import io.millrace.model.data.BooleanColumn;
import io.millrace.model.data.BooleanColumnBuilder;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType.Scalar;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.AggregateFunction;
import io.millrace.model.invocation.ColumnArguments;
import io.millrace.model.invocation.ColumnResult;
import io.millrace.model.invocation.StateRow;
import io.millrace.model.invocation.StateValues;
import io.millrace.model.plan.AggregateCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an aggregate of the job keeps by slot. A state is started when its first row comes, or when it is asked for a result before. */
final class CustomStates implements SlotState {
    private final AggregateCall call;
    private final AggregateFunction function;
    private final int[] fields;
    private final Column[] columns;
    private final ColumnArguments arguments = new ColumnArguments();
    private final StateValues values;
    private final StateRow state;
    private final StateRow other;
    private boolean[] started = new boolean[0];

    CustomStates(AggregateCall call, Schema input) {
        this.call = call;
        this.function = call.newInstance();
        this.fields = call.fields().stream()
                .mapToInt(name -> input.indexOf(name).orElseThrow())
                .toArray();
        this.columns = new Column[fields.length];
        this.values = new StateValues(call.signature().state().stream()
                .map(field -> (Scalar) field.type())
                .toList());
        this.state = new StateRow(values);
        this.other = new StateRow(values);
    }

    @Override
    public void reserve(int slots) {
        values.reserve(slots);
        if (slots > started.length) {
            started = Arrays.copyOf(started, slots);
        }
    }

    /**
     * Adds some rows; those with null arguments are passed over unless the function takes nulls.
     *
     * @param rows which rows of the batch, {@code count} of them
     * @param slots the slot of each of these rows
     */
    void add(Batch batch, int[] rows, int[] slots, int count) {
        for (int i = 0; i < fields.length; i++) {
            columns[i] = batch.column(fields[i]);
        }
        arguments.show(columns);
        try {
            for (int i = 0; i < count; i++) {
                if (counts(rows[i])) {
                    moveTo(slots[i]);
                    arguments.moveTo(rows[i]);
                    function.add(arguments, state);
                }
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw failed(e);
        }
    }

    private boolean counts(int row) {
        if (!call.signature().takesNulls()) {
            for (Column column : columns) {
                if (column.validity().isNull(row)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void moveTo(int slot) {
        state.moveTo(slot);
        if (!started[slot]) {
            started[slot] = true;
            function.start(state);
        }
    }

    @Override
    public void merge(int[] from, int[] to, int count) {
        try {
            for (int i = 0; i < count; i++) {
                if (started[from[i]]) {
                    moveTo(to[i]);
                    other.moveTo(from[i]);
                    function.merge(other, state);
                }
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw failed(e);
        }
    }

    @Override
    public void clear(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            if (started[slots[i]]) {
                values.clear(slots[i]);
                started[slots[i]] = false;
            }
        }
    }

    /** Appends the results of some slots. */
    void emit(int[] slots, int count, ColumnBuilder column) {
        ColumnResult result = new ColumnResult(call.signature().result(), column);
        try {
            for (int i = 0; i < count; i++) {
                moveTo(slots[i]);
                function.result(state, result);
                result.endRow();
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw failed(e);
        }
    }

    @Override
    public List<Field> stateFields() {
        List<Field> kept = new ArrayList<>();
        kept.add(Field.required("@started", Scalar.BOOLEAN));
        call.signature().state().forEach(field -> kept.add(Field.nullable(field.name(), field.type())));
        return kept;
    }

    @Override
    public void save(int[] slots, int count, List<ColumnBuilder> builders) {
        BooleanColumnBuilder flags = (BooleanColumnBuilder) builders.getFirst();
        for (int i = 0; i < count; i++) {
            flags.append(started[slots[i]]);
        }
        values.save(slots, count, builders.subList(1, builders.size()));
    }

    @Override
    public void restore(List<Column> saved, int[] rows, int[] slots, int count) {
        BooleanColumn flags = (BooleanColumn) saved.getFirst();
        for (int i = 0; i < count; i++) {
            started[slots[i]] = flags.validity().isValid(rows[i]) && flags.get(rows[i]);
        }
        values.restore(saved.subList(1, saved.size()), rows, slots, count);
    }

    private MillraceException failed(Throwable cause) {
        return new MillraceException(
                "FUNCTION_FAILED",
                "'" + call + "' failed: " + cause.toString().strip().replaceAll("\\p{Cntrl}+", " "),
                cause);
    }
}
