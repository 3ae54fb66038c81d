package io.millrace.analytics.aggregate;

import io.millrace.model.data.Batch;
import io.millrace.model.data.Column;
import io.millrace.model.data.ColumnBuilder;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.data.Schema;
import io.millrace.model.error.MillraceException;
import io.millrace.model.expression.Expression;
import io.millrace.model.plan.Aggregate;
import io.millrace.model.plan.AggregateCall;
import io.millrace.model.plan.AggregateSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The aggregates of one step over all of its groups. Accumulators are shared: three percentiles of one field keep its
 * values once, an average and a sum add up once. Which rows satisfy the conditions of aggregates is for the caller to find
 * out. Used by one thread.
 */
public final class AggregateSet {
    private final Schema input;
    private final Accumulators ofAllRows;
    private final Map<Expression, Accumulators> byCondition = new LinkedHashMap<>();
    private final List<Accumulators> all = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final Map<Values, SortedValues> sortedValues = new LinkedHashMap<>();
    private final List<QuantileSketches> quantileSketches = new ArrayList<>();
    private final WindowSpans spans = new WindowSpans();

    /**
     * @param input the rows that will come
     * @throws IllegalArgumentException if an aggregate does not fit the type of its field
     */
    public AggregateSet(List<Aggregate> aggregates, Schema input) {
        this.input = input;
        this.ofAllRows = new Accumulators(input, "");
        all.add(ofAllRows);
        for (Aggregate aggregate : aggregates) {
            Accumulators accumulators = aggregate.filter().map(this::satisfying).orElse(ofAllRows);
            results.add(aggregate
                    .field()
                    .map(name -> result(accumulators, aggregate, indexOf(name)))
                    .orElseGet(() -> withoutField(accumulators, aggregate)));
        }
    }

    private Accumulators satisfying(Expression condition) {
        return byCondition.computeIfAbsent(condition, key -> {
            Accumulators accumulators = new Accumulators(input, " WHERE " + key.toSql());
            all.add(accumulators);
            return accumulators;
        });
    }

    private Result withoutField(Accumulators accumulators, Aggregate aggregate) {
        Optional<AggregateCall> call = aggregate.settings().call();
        if (call.isPresent()) {
            return accumulators.customStates(call.get())::emit;
        }
        RowCount rows = accumulators.rowCount();
        return aggregate.function() == Aggregate.Function.RATE
                ? Result.rate(rows::get, spans, per(aggregate))
                : Result.rowCount(rows);
    }

    /** The conditions of the aggregates, each of them once. */
    public List<Expression> conditions() {
        return List.copyOf(byCondition.keySet());
    }

    /** Makes room for slots {@code 0 .. count}. */
    public void reserve(int count) {
        for (Accumulators accumulators : all) {
            accumulators.reserve(count);
        }
    }

    /**
     * Adds rows to the aggregates without a condition.
     *
     * @param rows which rows of the batch, {@code count} of them
     * @param rowSlots the slot of each of these rows
     * @throws MillraceException with code {@code AGGREGATE_OVERFLOW} if a sum leaves the range of its type
     */
    public void add(Batch batch, int[] rows, int[] rowSlots, int count) {
        ofAllRows.add(batch, rows, rowSlots, count);
    }

    /**
     * Adds rows that satisfy a condition to the aggregates that have it.
     *
     * @param condition the position in {@link #conditions}
     * @param rows which rows of the batch, {@code count} of them
     * @param rowSlots the slot of each of these rows
     * @throws MillraceException as {@link #add}
     */
    public void addSatisfying(int condition, Batch batch, int[] rows, int[] rowSlots, int count) {
        all.get(1 + condition).add(batch, rows, rowSlots, count);
    }

    /**
     * Adds what slots hold to other slots, as if all of their rows had come to these.
     *
     * @param from slots that stay as they are, {@code count} of them
     * @param to the slots that take it; none of them was in {@code from} before
     * @throws MillraceException as {@link #add}
     */
    public void merge(int[] from, int[] to, int count) {
        for (Accumulators accumulators : all) {
            accumulators.merge(from, to, count);
        }
    }

    /**
     * Appends the results of some slots, one row a slot.
     *
     * @param starts the start of the window of each slot in milliseconds
     * @param ends the end of the window of each slot in milliseconds
     * @param columns one builder an aggregate, in order
     */
    public void emit(int[] emitted, long[] starts, long[] ends, int count, List<ColumnBuilder> columns) {
        sortedValues.values().forEach(SortedValues::forget);
        quantileSketches.forEach(QuantileSketches::forget);
        spans.set(starts, ends);
        for (int i = 0; i < results.size(); i++) {
            results.get(i).emit(emitted, count, columns.get(i));
        }
    }

    /** Makes slots as good as new. */
    public void clear(int[] cleared, int count) {
        for (Accumulators accumulators : all) {
            accumulators.clear(cleared, count);
        }
    }

    /**
     * The columns of {@link #save}. Their names say what is added up of which field, so that they are the same in every set that adds this up:
     * of a set of other aggregates, those that both have can be restored by name.
     */
    public List<Field> stateFields() {
        return all.stream()
                .flatMap(accumulators -> accumulators.stateFields().stream())
                .toList();
    }

    /**
     * Appends all that some slots hold, one row a slot.
     *
     * @param columns one builder a field of {@link #stateFields}, in order
     */
    public void save(int[] saved, int count, List<ColumnBuilder> columns) {
        int from = 0;
        for (Accumulators accumulators : all) {
            int to = from + accumulators.stateFields().size();
            accumulators.save(saved, count, columns.subList(from, to));
            from = to;
        }
    }

    /**
     * Gives slots what others held when they were saved; nulls leave a slot clear.
     *
     * @param columns one column a field of {@link #stateFields}, in order
     * @param rows which rows of them, {@code count} of them
     * @param slots the slot of each of these rows, for which there is room: all of them clear, and different
     */
    public void restore(List<Column> columns, int[] rows, int[] slots, int count) {
        int from = 0;
        for (Accumulators accumulators : all) {
            int to = from + accumulators.stateFields().size();
            accumulators.restore(columns.subList(from, to), rows, slots, count);
            from = to;
        }
    }

    private Result result(Accumulators accumulators, Aggregate aggregate, int field) {
        AggregateSettings settings = aggregate.settings();
        return switch (aggregate.function()) {
            case COUNT -> Result.valueCount(accumulators.valueCount(field));
            case DISTINCT_COUNT -> Result.distinctCount(accumulators.distinctValues(field));
            case APPROX_DISTINCT_COUNT ->
                Result.approxDistinctCount(accumulators.distinctSketches(
                        field, settings.precision().orElseThrow(() -> lacks(aggregate, "precision"))));
            case RATE -> Result.rate(accumulators.valueCount(field)::get, spans, per(aggregate));
            case FIRST -> accumulators.timedValues(field, timeOf(aggregate), false)::emit;
            case LAST -> accumulators.timedValues(field, timeOf(aggregate), true)::emit;
            case TOP_N -> Result.top(accumulators.topValues(field, n(aggregate), true));
            case BOTTOM_N -> Result.top(accumulators.topValues(field, n(aggregate), false));
            case HISTOGRAM -> Result.histogram(accumulators.histograms(field, settings.bounds()));
            case HEAVY_HITTERS ->
                HeavyHitters.of(accumulators.frequentValues(field, HeavyHitters.capacity(n(aggregate))), n(aggregate));
            case SMA ->
                Result.movingAverage(accumulators.recentValues(field, timeOf(aggregate), n(aggregate)), Weights.EQUAL);
            case EMA ->
                Result.movingAverage(
                        accumulators.recentValues(field, timeOf(aggregate), n(aggregate)),
                        Weights.exponential(n(aggregate)));
            case WMA ->
                Result.movingAverage(
                        accumulators.recentValues(field, timeOf(aggregate), n(aggregate)),
                        Weights.linear(n(aggregate)));
            case APPROX_PERCENTILE ->
                Result.percentile(quantileSketches(accumulators.quantileSketches(field)), fraction(aggregate));
            case SUM ->
                switch (numbers(field)) {
                    case WHOLE -> Result.sum(accumulators.longSum(field), accumulators.valueCount(field));
                    case EXACT -> Result.sum(accumulators.decimalSum(field), accumulators.valueCount(field));
                    case FLOATING -> Result.sum(accumulators.doubleSum(field), accumulators.valueCount(field));
                };
            case AVG ->
                switch (numbers(field)) {
                    case WHOLE -> Result.average(accumulators.longSum(field), accumulators.valueCount(field));
                    case EXACT ->
                        Result.average(
                                accumulators.decimalSum(field), accumulators.valueCount(field), (DataType.Decimal)
                                        input.field(field).type());
                    case FLOATING -> Result.average(accumulators.doubleSum(field), accumulators.valueCount(field));
                };
            case MIN -> extreme(accumulators, field, false);
            case MAX -> extreme(accumulators, field, true);
            case PERCENTILE -> Result.percentile(sortedValues(accumulators.values(field)), fraction(aggregate));
            case MEDIAN -> Result.percentile(sortedValues(accumulators.values(field)), 0.5);
            case VARIANCE -> Result.variance(accumulators.moments(field), true, false);
            case VARIANCE_POP -> Result.variance(accumulators.moments(field), false, false);
            case STDDEV -> Result.variance(accumulators.moments(field), true, true);
            case STDDEV_POP -> Result.variance(accumulators.moments(field), false, true);
            case COVARIANCE -> Result.covariance(pairMoments(accumulators, aggregate, field), true);
            case COVARIANCE_POP -> Result.covariance(pairMoments(accumulators, aggregate, field), false);
            case CORRELATION -> Result.correlation(pairMoments(accumulators, aggregate, field));
            case CUSTOM -> throw new IllegalArgumentException("CUSTOM '" + aggregate.name() + "' has a field");
        };
    }

    private Result extreme(Accumulators accumulators, int field, boolean greatest) {
        if (!NumericInput.isNumeric(input.field(field).type())) {
            return accumulators.extremeValues(field, greatest)::emit;
        }
        return switch (numbers(field)) {
            case WHOLE -> Result.extreme(accumulators.longExtreme(field, greatest), accumulators.valueCount(field));
            case EXACT -> Result.extreme(accumulators.decimalExtreme(field, greatest), accumulators.valueCount(field));
            case FLOATING ->
                Result.extreme(accumulators.doubleExtreme(field, greatest), accumulators.valueCount(field));
        };
    }

    private QuantileSketches quantileSketches(QuantileSketches sketches) {
        if (!quantileSketches.contains(sketches)) {
            quantileSketches.add(sketches);
        }
        return sketches;
    }

    private static double fraction(Aggregate aggregate) {
        return aggregate.settings().percentile().orElseThrow(() -> lacks(aggregate, "percentile"));
    }

    private static int n(Aggregate aggregate) {
        return aggregate.settings().n().orElseThrow(() -> lacks(aggregate, "n"));
    }

    private static Duration per(Aggregate aggregate) {
        return aggregate.settings().per().orElseThrow(() -> lacks(aggregate, "per"));
    }

    private int timeOf(Aggregate aggregate) {
        return indexOf(aggregate.with().orElseThrow(() -> lacks(aggregate, "time")));
    }

    private static IllegalArgumentException lacks(Aggregate aggregate, String setting) {
        return new IllegalArgumentException(aggregate.function() + " '" + aggregate.name() + "' has no " + setting);
    }

    private PairMoments pairMoments(Accumulators accumulators, Aggregate aggregate, int field) {
        String with = aggregate
                .with()
                .orElseThrow(() -> new IllegalArgumentException(
                        aggregate.function() + " '" + aggregate.name() + "' has no second field"));
        return accumulators.pairMoments(field, indexOf(with));
    }

    private SortedValues sortedValues(Values values) {
        return sortedValues.computeIfAbsent(values, SortedValues::new);
    }

    private NumericInput numbers(int field) {
        return NumericInput.of(input.field(field).type());
    }

    private int indexOf(String name) {
        return input.indexOf(name)
                .orElseThrow(() -> new IllegalArgumentException("no field '" + name + "' in " + input));
    }
}
