package io.millrace.analytics.aggregate;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.plan.Aggregate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The aggregates of one step over all of its groups. Accumulators are shared: three percentiles of one field keep its
 * values once, an average and a sum add up once. Used by one thread.
 */
public final class AggregateSet {
    private final Schema input;
    private final List<Result> results = new ArrayList<>();
    private final RowCount rowCount = new RowCount();
    private final Map<Key, Accumulator> accumulators = new LinkedHashMap<>();
    private final Map<Integer, SortedValues> sortedValues = new LinkedHashMap<>();
    private int slots;

    /**
     * @param input the rows that will come
     * @throws IllegalArgumentException if an aggregate does not fit the type of its field
     */
    public AggregateSet(List<Aggregate> aggregates, Schema input) {
        this.input = input;
        for (Aggregate aggregate : aggregates) {
            results.add(aggregate
                    .field()
                    .map(name -> fieldResult(aggregate, name))
                    .orElseGet(() -> Result.rowCount(rowCount)));
        }
    }

    /** Makes room for slots {@code 0 .. count}. */
    public void reserve(int count) {
        if (count > slots) {
            slots = Math.max(count, slots * 2);
            rowCount.reserve(slots);
            accumulators.values().forEach(accumulator -> accumulator.reserve(slots));
        }
    }

    /**
     * Adds rows.
     *
     * @param rows which rows of the batch, {@code count} of them
     * @param rowSlots the slot of each of these rows
     * @throws MillraceException with code {@code AGGREGATE_OVERFLOW} if a sum of whole numbers leaves the range of BIGINT
     */
    public void add(Batch batch, int[] rows, int[] rowSlots, int count) {
        boolean slices = SlotRuns.areLong(rows, rowSlots, count);
        if (slices) {
            addRowCounts(rowSlots, count);
        } else {
            rowCount.add(rowSlots, count);
        }
        accumulators.forEach((key, accumulator) -> {
            Column column = batch.column(key.field());
            try {
                if (slices && column.validity().allValid()) {
                    addSlices(accumulator, column, rows[0], rowSlots, count);
                } else {
                    accumulator.add(column, rows, rowSlots, count);
                }
            } catch (ArithmeticException e) {
                throw new MillraceException(
                        "AGGREGATE_OVERFLOW",
                        "the sum of field '" + input.field(key.field()).name()
                                + "' leaves the range of BIGINT; cast the field to DOUBLE before it is aggregated",
                        e);
            }
        });
    }

    private void addRowCounts(int[] rowSlots, int count) {
        for (int at = 0, end; at < count; at = end) {
            end = SlotRuns.end(rowSlots, at, count);
            rowCount.addSlice(end - at, rowSlots[at]);
        }
    }

    private static void addSlices(Accumulator accumulator, Column column, int firstRow, int[] rowSlots, int count) {
        for (int at = 0, end; at < count; at = end) {
            end = SlotRuns.end(rowSlots, at, count);
            accumulator.addSlice(column, firstRow + at, firstRow + end, rowSlots[at]);
        }
    }

    /**
     * Appends the results of some slots, one row a slot.
     *
     * @param columns one builder an aggregate, in order
     */
    public void emit(int[] emitted, int count, List<ColumnBuilder> columns) {
        sortedValues.values().forEach(SortedValues::forget);
        for (int i = 0; i < results.size(); i++) {
            results.get(i).emit(emitted, count, columns.get(i));
        }
    }

    /** Makes slots as good as new. */
    public void clear(int[] cleared, int count) {
        rowCount.clear(cleared, count);
        accumulators.values().forEach(accumulator -> accumulator.clear(cleared, count));
    }

    /** What is accumulated of which field: aggregates that agree in both share an accumulator. */
    private record Key(Kind kind, int field) {}

    private enum Kind {
        COUNT,
        SUM,
        MIN,
        MAX,
        VALUES
    }

    private Result fieldResult(Aggregate aggregate, String name) {
        int field = input.indexOf(name)
                .orElseThrow(() -> new IllegalArgumentException("no field '" + name + "' in " + input));
        DataType type = input.field(field).type();
        boolean whole = aggregate.function() != Aggregate.Function.COUNT && NumericInput.of(type) == NumericInput.WHOLE;
        return switch (aggregate.function()) {
            case COUNT -> Result.valueCount(valueCount(field));
            case SUM ->
                whole ? Result.sum(longSum(field), valueCount(field)) : Result.sum(doubleSum(field), valueCount(field));
            case AVG ->
                whole
                        ? Result.average(longSum(field), valueCount(field))
                        : Result.average(doubleSum(field), valueCount(field));
            case MIN -> extreme(field, whole, false);
            case MAX -> extreme(field, whole, true);
            case PERCENTILE ->
                Result.percentile(
                        sortedValues(field),
                        aggregate
                                .percentile()
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "PERCENTILE '" + aggregate.name() + "' has no fraction")));
        };
    }

    private Result extreme(int field, boolean whole, boolean greatest) {
        Kind kind = greatest ? Kind.MAX : Kind.MIN;
        return whole
                ? Result.extreme(shared(kind, field, () -> new LongExtreme(greatest)), valueCount(field))
                : Result.extreme(shared(kind, field, () -> new DoubleExtreme(greatest)), valueCount(field));
    }

    private ValueCount valueCount(int field) {
        return shared(Kind.COUNT, field, ValueCount::new);
    }

    private LongSum longSum(int field) {
        return shared(Kind.SUM, field, LongSum::new);
    }

    private DoubleSum doubleSum(int field) {
        return shared(Kind.SUM, field, DoubleSum::new);
    }

    private SortedValues sortedValues(int field) {
        return sortedValues.computeIfAbsent(field, f -> new SortedValues(shared(Kind.VALUES, field, Values::new)));
    }

    /** The accumulator of this kind and field; a field has one type, so that kind and field decide its class. */
    @SuppressWarnings("unchecked")
    private <A extends Accumulator> A shared(Kind kind, int field, Supplier<A> make) {
        return (A) accumulators.computeIfAbsent(new Key(kind, field), k -> make.get());
    }
}
