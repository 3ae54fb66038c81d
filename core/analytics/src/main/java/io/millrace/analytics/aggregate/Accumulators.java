package io.millrace.analytics.aggregate;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.plan.AggregateCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the aggregates of one step gather that have the same condition, or none: each of it once, however many aggregates are
 * computed of it.
 */
final class Accumulators {
    private static final Object NO_SETTING = "";

    private final Schema input;
    private final String where;
    private final RowCount rowCount = new RowCount();
    private final Map<Key, Accumulator> ofFields = new LinkedHashMap<>();
    private final Map<Pair, PairAccumulator> ofPairs = new LinkedHashMap<>();
    private final Map<AggregateCall, CustomStates> ofCalls = new LinkedHashMap<>();

    /** All of them, by a name that says what is gathered of which field. */
    private final Map<String, SlotState> states = new LinkedHashMap<>();

    private boolean rowsCount;
    private int slots;

    /**
     * @param input the rows that will come; fields are positions in it
     * @param where behind the names of what is kept, to tell it from that of other conditions
     */
    Accumulators(Schema input, String where) {
        this.input = input;
        this.where = where;
    }

    /** What is gathered of which field, and how finely: a field has one type, so that kind and field decide the class. */
    private record Key(Kind kind, int field, Object setting) {}

    private record Pair(Kind kind, int left, int right, Object setting) {}

    private enum Kind {
        COUNT,
        SUM,
        MIN,
        MAX,
        VALUES,
        DISTINCT,
        DISTINCT_SKETCH,
        QUANTILE_SKETCH,
        HISTOGRAM,
        FREQUENT,
        TOP,
        BOTTOM,
        FIRST,
        LAST,
        RECENT,
        MOMENTS
    }

    RowCount rowCount() {
        rowsCount = true;
        states.put("COUNT(*)", rowCount);
        return rowCount;
    }

    ValueCount valueCount(int field) {
        return shared(Kind.COUNT, field, ValueCount::new);
    }

    LongSum longSum(int field) {
        return shared(Kind.SUM, field, LongSum::new);
    }

    DoubleSum doubleSum(int field) {
        return shared(Kind.SUM, field, DoubleSum::new);
    }

    DecimalSum decimalSum(int field) {
        return shared(Kind.SUM, field, DecimalSum::new);
    }

    LongExtreme longExtreme(int field, boolean greatest) {
        return shared(greatest ? Kind.MAX : Kind.MIN, field, () -> new LongExtreme(greatest));
    }

    DoubleExtreme doubleExtreme(int field, boolean greatest) {
        return shared(greatest ? Kind.MAX : Kind.MIN, field, () -> new DoubleExtreme(greatest));
    }

    DecimalExtreme decimalExtreme(int field, boolean greatest) {
        return shared(greatest ? Kind.MAX : Kind.MIN, field, () -> new DecimalExtreme(greatest));
    }

    Values values(int field) {
        return shared(Kind.VALUES, field, Values::new);
    }

    DistinctValues distinctValues(int field) {
        return shared(Kind.DISTINCT, field, () -> new DistinctValues(type(field)));
    }

    DistinctSketches distinctSketches(int field, int precision) {
        return shared(Kind.DISTINCT_SKETCH, field, precision, () -> new DistinctSketches(precision));
    }

    Moments moments(int field) {
        return shared(Kind.MOMENTS, field, Moments::new);
    }

    ExtremeValues extremeValues(int field, boolean greatest) {
        return shared(greatest ? Kind.MAX : Kind.MIN, field, () -> new ExtremeValues(type(field), greatest));
    }

    TopValues topValues(int field, int most, boolean greatest) {
        return shared(greatest ? Kind.TOP : Kind.BOTTOM, field, most, () -> new TopValues(type(field), most, greatest));
    }

    CountedValues frequentValues(int field, int capacity) {
        return shared(Kind.FREQUENT, field, capacity, () -> new CountedValues(type(field), capacity));
    }

    QuantileSketches quantileSketches(int field) {
        return shared(Kind.QUANTILE_SKETCH, field, QuantileSketches::new);
    }

    Histograms histograms(int field, List<Double> bounds) {
        return shared(Kind.HISTOGRAM, field, bounds, () -> new Histograms(bounds));
    }

    PairMoments pairMoments(int left, int right) {
        return shared(Kind.MOMENTS, left, right, NO_SETTING, PairMoments::new);
    }

    TimedValues timedValues(int field, int time, boolean last) {
        return shared(last ? Kind.LAST : Kind.FIRST, field, time, NO_SETTING, () -> new TimedValues(type(field), last));
    }

    RecentValues recentValues(int field, int time, int most) {
        return shared(Kind.RECENT, field, time, most, () -> new RecentValues(most));
    }

    CustomStates customStates(AggregateCall call) {
        return ofCalls.computeIfAbsent(call, key -> named("CUSTOM " + key, new CustomStates(key, input)));
    }

    private <A extends Accumulator> A shared(Kind kind, int field, Supplier<A> make) {
        return shared(kind, field, NO_SETTING, make);
    }

    @SuppressWarnings("unchecked") // see Key
    private <A extends Accumulator> A shared(Kind kind, int field, Object setting, Supplier<A> make) {
        String name = kind + "(" + name(field) + setting(setting) + ")";
        return (A) ofFields.computeIfAbsent(new Key(kind, field, setting), key -> named(name, make.get()));
    }

    @SuppressWarnings("unchecked") // as above
    private <A extends PairAccumulator> A shared(Kind kind, int left, int right, Object setting, Supplier<A> make) {
        String name = kind + "(" + name(left) + ", " + name(right) + setting(setting) + ")";
        return (A) ofPairs.computeIfAbsent(new Pair(kind, left, right, setting), key -> named(name, make.get()));
    }

    private static String setting(Object setting) {
        return setting.equals(NO_SETTING) ? "" : ", " + setting;
    }

    private DataType type(int field) {
        return input.field(field).type();
    }

    private <S extends SlotState> S named(String name, S state) {
        states.put(name, state);
        return state;
    }

    /** Makes room for slots {@code 0 .. count}. */
    void reserve(int count) {
        if (count > slots) {
            slots = Math.max(count, slots * 2);
            states.values().forEach(state -> state.reserve(slots));
        }
    }

    /** See {@link AggregateSet#add}. */
    void add(Batch batch, int[] rows, int[] rowSlots, int count) {
        ofCalls.values().forEach(states -> states.add(batch, rows, rowSlots, count));
        if (SlotRuns.areLong(rows, rowSlots, count)) {
            addSlices(batch, rows, rowSlots, count);
        } else {
            if (rowsCount) {
                rowCount.add(rowSlots, count);
            }
            ofFields.forEach((key, accumulator) -> addRows(accumulator, batch, key.field(), rows, rowSlots, count));
            ofPairs.forEach((pair, accumulator) ->
                    accumulator.add(batch.column(pair.left()), batch.column(pair.right()), rows, rowSlots, count));
        }
    }

    private void addRows(Accumulator accumulator, Batch batch, int field, int[] rows, int[] rowSlots, int count) {
        try {
            accumulator.add(batch.column(field), rows, rowSlots, count);
        } catch (ArithmeticException e) {
            throw overflow(field, e);
        }
    }

    private void addSlices(Batch batch, int[] rows, int[] rowSlots, int count) {
        for (int at = 0, end; rowsCount && at < count; at = end) {
            end = SlotRuns.end(rowSlots, at, count);
            rowCount.addSlice(end - at, rowSlots[at]);
        }
        ofFields.forEach((key, accumulator) -> {
            Column column = batch.column(key.field());
            if (!(accumulator instanceof SliceAccumulator slices)
                    || !column.validity().allValid()) {
                addRows(accumulator, batch, key.field(), rows, rowSlots, count);
                return;
            }
            try {
                for (int at = 0, end; at < count; at = end) {
                    end = SlotRuns.end(rowSlots, at, count);
                    slices.addSlice(column, rows[at], rows[0] + end, rowSlots[at]);
                }
            } catch (ArithmeticException e) {
                throw overflow(key.field(), e);
            }
        });
        ofPairs.forEach((pair, accumulator) -> {
            Column left = batch.column(pair.left());
            Column right = batch.column(pair.right());
            if (!(accumulator instanceof PairMoments moments)
                    || !left.validity().allValid()
                    || !right.validity().allValid()) {
                accumulator.add(left, right, rows, rowSlots, count);
                return;
            }
            for (int at = 0, end; at < count; at = end) {
                end = SlotRuns.end(rowSlots, at, count);
                moments.addSlice(left, right, rows[at], rows[0] + end, rowSlots[at]);
            }
        });
    }

    private MillraceException overflow(int field, ArithmeticException e) {
        return new MillraceException(
                "AGGREGATE_OVERFLOW",
                "the sum of field '" + input.field(field).name() + "' leaves the range of "
                        + (input.field(field).type() instanceof DataType.Decimal decimal
                                ? new DataType.Decimal(DataType.Decimal.MAX_PRECISION, decimal.scale())
                                : DataType.Scalar.BIGINT)
                        + "; cast the field to DOUBLE before it is aggregated",
                e);
    }

    /** See {@link AggregateSet#merge}. */
    void merge(int[] from, int[] to, int count) {
        if (rowsCount) {
            rowCount.merge(from, to, count);
        }
        ofFields.forEach((key, accumulator) -> {
            try {
                accumulator.merge(from, to, count);
            } catch (ArithmeticException e) {
                throw overflow(key.field(), e);
            }
        });
        ofPairs.values().forEach(accumulator -> accumulator.merge(from, to, count));
        ofCalls.values().forEach(states -> states.merge(from, to, count));
    }

    /** The columns of {@link #save}; their names say what is gathered of which field. */
    List<Field> stateFields() {
        List<Field> fields = new ArrayList<>();
        states.forEach((name, state) -> {
            for (Field field : state.stateFields()) {
                fields.add(new Field(name + "." + field.name() + where, field.type(), field.nullable()));
            }
        });
        return fields;
    }

    /** See {@link SlotState#save}. */
    void save(int[] saved, int count, List<ColumnBuilder> columns) {
        int from = 0;
        for (SlotState state : states.values()) {
            int to = from + state.stateFields().size();
            state.save(saved, count, columns.subList(from, to));
            from = to;
        }
    }

    /** See {@link SlotState#restore}. */
    void restore(List<Column> columns, int[] rows, int[] restored, int count) {
        int from = 0;
        for (SlotState state : states.values()) {
            int to = from + state.stateFields().size();
            state.restore(columns.subList(from, to), rows, restored, count);
            from = to;
        }
    }

    private String name(int field) {
        return input.field(field).name();
    }

    /** Makes slots as good as new. */
    void clear(int[] cleared, int count) {
        states.values().forEach(state -> state.clear(cleared, count));
    }
}
