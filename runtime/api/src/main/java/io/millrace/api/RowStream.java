package io.millrace.api;

import io.millrace.api.Draft.Input;
import io.millrace.api.Draft.Kind;
import io.millrace.api.connector.InProcessSourceConnector;
import io.millrace.api.record.RecordType;
import io.millrace.api.record.Row;
import io.millrace.model.function.ExpressionFunction;
import io.millrace.model.plan.Edge.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows that flow from a source or step of a {@link Job}. Each method adds a step to the job and gives the rows behind it; any number of steps and sinks may
 * take the same rows. What is wrong is said when the job is bound: all of it, each with the line of the program.
 *
 * @param <R> what rows are where they leave the job: a record class, or {@link Row} where steps have made columns that no class was named for
 */
public sealed class RowStream<R> permits SourceStream, WindowResults {
    private final Job job;
    private final Draft draft;
    private final Port port;
    private final Shape<R> shape;

    RowStream(Job job, Draft draft, Port port, Shape<R> shape) {
        this.job = job;
        this.draft = draft;
        this.port = port;
        this.shape = shape;
    }

    RowStream(RowStream<?> of, Port port, Shape<R> shape) {
        this(of.job, of.draft, port, shape);
    }

    /** Names the step that these rows come from. State is kept under it, so it should stay when the job is edited. */
    public RowStream<R> id(String id) {
        draft.id = Optional.of(id);
        return this;
    }

    /** The rows for which a condition in SQL is true. */
    public RowStream<R> filter(String condition) {
        return same("filter", Settings.of("where", condition));
    }

    /** The rows for which a condition is true. */
    public RowStream<R> filter(Expr condition) {
        return filter(condition.toString());
    }

    /** Adds a column, or replaces it where it stands. */
    public RowStream<Row> map(String column, String sql) {
        return map(Expr.sql(sql).as(column));
    }

    /** Adds columns, or replaces them where they stand; all expressions see the row as it was before. */
    public RowStream<Row> map(Expr... columns) {
        Map<String, Object> set = new LinkedHashMap<>();
        for (Expr column : columns) {
            set.put(nameOf(column), column.toString());
        }
        return other("map", Settings.of("set", set));
    }

    /**
     * Adds a column that a function of a class computes.
     *
     * @param arguments columns, or other expressions in SQL
     */
    public RowStream<Row> process(String column, Class<? extends ExpressionFunction> function, String... arguments) {
        String name = job.functionOf(function);
        return map(column, name + "(" + String.join(", ", arguments) + ")");
    }

    /** The first row of each key to come; those of the same key that follow it in time are dropped. */
    public RowStream<R> deduplicate(Deduplication deduplication) {
        return same("deduplicate", deduplication.settings());
    }

    /** These columns and no others, in this order. */
    public RowStream<Row> project(String... columns) {
        return project(Arrays.stream(columns).map(Expr::col).toArray(Expr[]::new));
    }

    /** These columns and no others, in this order: as they are, renamed, or computed. */
    public RowStream<Row> project(Expr... columns) {
        return other("project", Settings.of("fields", fields(columns)));
    }

    /** All columns but these. */
    public RowStream<Row> drop(String... columns) {
        return other("project", Settings.of("drop", List.of(columns)));
    }

    /**
     * A row for each element of an array.
     *
     * @param array a column, or an expression in SQL
     * @param as the column of the elements
     */
    public RowStream<Row> flatMap(String array, String as) {
        return flatMap(Unnest.of(array, as));
    }

    /** A row for each element of an array or entry of a map. */
    public RowStream<Row> flatMap(Unnest unnest) {
        return other("flatMap", unnest.settings());
    }

    /**
     * Adds columns of a dictionary that is read when the job starts.
     *
     * @param key a column that is looked up, or an expression in SQL
     */
    public RowStream<Row> enrich(String key, Dictionary dictionary) {
        return other("enrich", dictionary.settings(key));
    }

    /**
     * Adds columns of a table outside, which is asked for the record of each key.
     *
     * @param key a column that is looked up, or an expression in SQL
     */
    public RowStream<Row> lookup(String key, Lookup table) {
        return other("lookup", table.settings(key));
    }

    /** These rows and those of others, which have equal columns. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final RowStream<R> union(RowStream<R>... others) {
        return new RowStream<>(job, step("union", Settings.NONE, others), Port.MAIN, shape);
    }

    /** Pairs of these rows and those of another stream, with equal keys and times that match. */
    public JoinedRows join(RowStream<?> other) {
        return new JoinedRows(this, other);
    }

    /** Aggregates of these rows and those of another stream, with equal keys and in the same windows. */
    public CogroupedRows cogroup(RowStream<?> other) {
        return new CogroupedRows(this, other);
    }

    /** Rows of equal values in these columns belong together. */
    public KeyedRows<R> keyBy(String... columns) {
        return new KeyedRows<>(this, List.of(columns));
    }

    /** Cuts time into windows, of all rows together. */
    public WindowedRows<R> window(TimeWindow window) {
        return keyBy().window(window);
    }

    /**
     * Any step by its name in job files.
     *
     * @param settings the fields of the step there, without id, type and inputs: text, numbers, booleans, durations, lists and maps
     * @param others further inputs
     */
    public RowStream<Row> step(String type, Map<String, ?> settings, RowStream<?>... others) {
        return new RowStream<>(
                job, step(type, new Settings(new LinkedHashMap<>(settings)), others), Port.MAIN, new Shape.Untyped());
    }

    /**
     * The same rows as records of a class, which has a component for each column that is wanted. Whether there is such a column is checked with the
     * job.
     */
    public <S extends Record> RowStream<S> as(Class<S> type) {
        Shape<S> records = new Shape.Typed<>(RecordType.of(type));
        job.check(input(), records);
        return new RowStream<>(this, port, records);
    }

    /** Writes rows outside. */
    public void sinkTo(Sink sink) {
        sinkTo(Optional.empty(), sink);
    }

    /** Writes rows outside. */
    public void sinkTo(String id, Sink sink) {
        sinkTo(Optional.of(id), sink);
    }

    private void sinkTo(Optional<String> id, Sink sink) {
        job.add(new Draft(Kind.SINK, id, sink.settings(), List.of(input())));
    }

    /**
     * Calls a consumer with each row, in order, on one thread that is not the engine's. While it works, rows wait; when {@link Job#run()} has returned, it
     * has seen them all. What it throws fails the job.
     */
    public void subscribe(Consumer<? super R> consumer) {
        subscribe(Optional.empty(), consumer);
    }

    /** As {@link #subscribe(Consumer)}, by a sink that has an id, which metrics name. */
    public void subscribe(String id, Consumer<? super R> consumer) {
        subscribe(Optional.of(id), consumer);
    }

    private void subscribe(Optional<String> id, Consumer<? super R> consumer) {
        Settings settings = Settings.of("connector", InProcessSourceConnector.NAME);
        job.subscribe(new Draft(Kind.SINK, id, settings, List.of(input())), shape, consumer);
    }

    Input input() {
        return new Input(draft, port);
    }

    /** The rows of another output of the same draft. */
    <S> RowStream<S> output(Port output, Shape<S> rows) {
        return new RowStream<>(this, output, rows);
    }

    Shape<R> shape() {
        return shape;
    }

    /** The name of a function of one's own in the job. */
    String functionOf(Class<?> type) {
        return job.functionOf(type);
    }

    WindowResults<R> inWindows(String type, Settings settings) {
        return new WindowResults<>(job, step(type, settings), shape);
    }

    /** Results of a step with two inputs. */
    WindowResults<Row> with(RowStream<?> other, String type, Settings settings) {
        return new WindowResults<>(job, step(type, settings, other), new Shape.Untyped());
    }

    /** Late rows have the size of the window besides. */
    WindowResults<Row> rolledUp(Settings settings) {
        return new WindowResults<>(job, step("rollUp", settings), new Shape.Untyped());
    }

    private RowStream<R> same(String type, Settings settings) {
        return new RowStream<>(job, step(type, settings), Port.MAIN, shape);
    }

    private RowStream<Row> other(String type, Settings settings) {
        return new RowStream<>(job, step(type, settings), Port.MAIN, new Shape.Untyped());
    }

    private Draft step(String type, Settings settings, RowStream<?>... others) {
        List<Input> inputs = new ArrayList<>(List.of(input()));
        for (RowStream<?> other : others) {
            if (other.job != job) {
                throw new IllegalArgumentException(
                        "the rows are of job '" + other.job.name() + "', not '" + job.name() + "'");
            }
            inputs.add(other.input());
        }
        return job.add(
                new Draft(Kind.STEP, Optional.empty(), Settings.of("type", type).with(settings), inputs));
    }

    /** The columns of a result, as job files have them. */
    static List<Object> fields(Expr... columns) {
        List<Object> fields = new ArrayList<>();
        for (Expr column : columns) {
            String name = nameOf(column);
            fields.add(column.column()
                    .<Object>map(from ->
                            from.equals(name) ? name : Settings.of("name", name).with("from", from))
                    .orElseGet(() -> Settings.of("name", name).with("expression", column.toString())));
        }
        return fields;
    }

    private static String nameOf(Expr column) {
        return column.name()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the column of '" + column + "' has no name; expected .as(\"name\")"));
    }
}
