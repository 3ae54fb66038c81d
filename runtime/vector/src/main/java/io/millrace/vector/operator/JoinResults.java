package io.millrace.vector.operator;

import io.millrace.expressions.ColumnFunction;
import io.millrace.expressions.Expressions;
import io.millrace.expressions.RowPredicate;
import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.ColumnMemory;
import io.millrace.model.data.Field;
import io.millrace.model.data.LongColumn;
import io.millrace.model.data.Schema;
import io.millrace.model.data.Selection;
import io.millrace.model.data.Validity;
import io.millrace.model.expression.Expression;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.plan.Edge.Port;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.Project;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes batches of the rows that a join has found: gathers the columns of both sides, drops pairs that do not meet the condition, computes the result. Used by one thread. */
final class JoinResults {
    private final Schema pair;
    private final Schema schema;
    private final int leftSize;
    private final int rightPlace;
    private final boolean givesPairs;
    private final Optional<RowPredicate> where;
    private final List<ColumnFunction> functions;

    /** The columns of {@link #pair} that expressions name. */
    private final BitSet used = new BitSet();

    JoinResults(Join join, ExpressionErrors errors) {
        this.pair = join.pair();
        this.schema = join.schema();
        this.leftSize = join.left().schema().size();
        this.rightPlace = join.rightPlace();
        this.givesPairs = join.type() != Join.Type.SEMI;
        this.where = join.where().map(condition -> Expressions.predicate(condition, errors));
        this.functions = join.items().stream()
                .map(item -> Expressions.columnFunction(item.expression(), errors))
                .toList();
        Stream.concat(join.where().stream(), join.items().stream().map(Project.Item::expression))
                .forEach(this::use);
    }

    private void use(Expression expression) {
        switch (expression) {
            case Expression.Column column -> used.set(column.index());
            case Expression.Literal ignored -> {}
            case Expression.Call call -> call.arguments().forEach(this::use);
            case Expression.UserCall call -> call.arguments().forEach(this::use);
        }
    }

    /** The columns of the left side that are needed, by their places. */
    int[] leftFields() {
        return used.stream().filter(column -> column < leftSize).toArray();
    }

    /** The columns of the right side that are needed, by their places. */
    int[] rightFields() {
        return used.stream()
                .filter(column -> column >= rightPlace)
                .map(column -> column - rightPlace)
                .toArray();
    }

    /** Whether pairs have to meet a condition. */
    boolean hasCondition() {
        return where.isPresent();
    }

    /**
     * Gives out rows.
     *
     * @return which of them, if they are pairs: those that meet the condition
     */
    Selection emit(JoinedRows rows, JoinInput left, JoinInput right, long arrivalMicros, Output output) {
        boolean pair = rows.kind == JoinedRows.Kind.PAIRS;
        Batch pairs = batch(rows, left, right, output.memory());
        Selection met = pair && where.isPresent() ? where.get().filter(pairs) : pairs.selection();
        if (met.count() > 0 && (givesPairs || !pair)) {
            Batch result = pairs.select(met);
            List<Column> columns = new ArrayList<>(functions.size());
            for (ColumnFunction function : functions) {
                columns.add(function.evaluate(result));
            }
            output.emit(Port.MAIN, result.project(schema, columns), arrivalMicros);
        }
        return met;
    }

    /** Columns that nobody names are empty. */
    private Batch batch(JoinedRows rows, JoinInput left, JoinInput right, ColumnMemory memory) {
        int count = rows.count;
        List<Column> columns = new ArrayList<>(pair.size());
        int leftStored = 0;
        int rightStored = 0;
        for (int i = 0; i < pair.size(); i++) {
            Field field = pair.field(i);
            if (!used.get(i)) {
                columns.add(ColumnBuilder.of(field.type(), 0).build());
            } else if (i < leftSize) {
                int stored = leftStored++;
                columns.add(
                        rows.kind == JoinedRows.Kind.RIGHT_ALONE
                                ? JoinInput.nulls(field, count, memory)
                                : left.store.gather(stored, rows.left, count, memory));
            } else if (i < rightPlace) {
                columns.add(micros(i == leftSize ? rows.starts : rows.ends, count, memory));
            } else {
                int stored = rightStored++;
                columns.add(
                        rows.kind == JoinedRows.Kind.LEFT_ALONE
                                ? JoinInput.nulls(field, count, memory)
                                : right.store.gather(stored, rows.right, count, memory));
            }
        }
        return Batch.of(pair, columns, count, memory);
    }

    private static Column micros(long[] millis, int count, ColumnMemory memory) {
        long[] micros = memory.longs(count);
        for (int i = 0; i < count; i++) {
            micros[i] = millis[i] * 1000;
        }
        return new LongColumn(micros, count, Validity.ALL);
    }
}
