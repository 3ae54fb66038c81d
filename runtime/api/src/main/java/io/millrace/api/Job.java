package io.millrace.api;

import io.millrace.api.Draft.Input;
import io.millrace.api.Draft.Kind;
import io.millrace.api.connector.InProcessSinkConnector;
import io.millrace.api.connector.InProcessSourceConnector;
import io.millrace.api.connector.ProvidedRecords;
import io.millrace.api.connector.Subscriber;
import io.millrace.model.data.Schema;
import io.millrace.model.document.YamlWriter;
import io.millrace.model.error.MillraceException;
import io.millrace.model.explain.PlanText;
import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.function.UserFunction;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.jobfile.JobFile;
import io.millrace.model.jobfile.LoadedJob;
import io.millrace.model.plan.DeadLetters;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.EngineType;
import io.millrace.model.plan.Join;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.Step;
import io.millrace.model.plan.Union;
import io.millrace.model.spi.Catalog;
import io.millrace.model.state.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A stream job that is built in Java. It amounts to a job file, which {@link #toYaml()} shows: whatever a job file can say can be said here, and
 * it is checked by the same rules. Building is for one thread.
 *
 * <pre>{@code
 * Job job = Job.named("fares");
 * job.source("trips", Source.of(Trip.class, trips).eventTime("time"))
 *         .filter("fare > 0")
 *         .keyBy("region")
 *         .window(tumbling(Duration.ofMinutes(1)))
 *         .aggregate(count().as("trips"), avg("fare").as("fare"))
 *         .as(RegionMinute.class)
 *         .subscribe(System.out::println);
 * job.run();
 * }</pre>
 */
public final class Job {
    private final String name;
    private final Place place;
    private Settings head;
    private Settings configuration = Settings.NONE;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private Path directory = Path.of("");
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Class<?>> functions = new LinkedHashMap<>();
    private final Map<Draft, ProvidedRecords<?>> provided = new HashMap<>();
    private final Map<Draft, Subscriber<?>> subscribers = new HashMap<>();
    private final List<Check> checks = new ArrayList<>();

    /** Rows that are to be records of a class. */
    private record Check(Input rows, Shape<?> shape, Place place) {}

    /** A job with its plan, and a catalog with the connectors of this process for it. */
    private record Bound(Plan plan, Catalog catalog) {}

    private Job(String name) {
        this.name = name;
        this.place = Place.ofCaller();
        this.head = Settings.of("name", name);
    }

    /** @param name up to 63 lower-case letters, digits and dashes */
    public static Job named(String name) {
        return new Job(name);
    }

    /** What the job does, for people. */
    public Job description(String text) {
        head = head.with("description", text);
        return this;
    }

    /** A name and a value to find the job by. */
    public Job tag(String tag, String value) {
        tags.put(tag, value);
        return this;
    }

    /** What the job runs on; the vector engine unless it is given. */
    public Job engine(EngineType type) {
        head = head.with("type", type);
        return this;
    }

    /** Instances of each keyed step, and at most so many readers of each source, 1 to 1024. */
    public Job parallelism(int instances) {
        configuration = configuration.with("parallelism", instances);
        return this;
    }

    /** How long a row may wait for others, to the microsecond. */
    public Job maxLatency(Duration longest) {
        configuration = configuration.with("maxLatency", longest);
        return this;
    }

    /** A source whose event time is this far ahead of the slowest source's waits. */
    public Job maxSourceDrift(Duration drift) {
        configuration = configuration.with("maxSourceDrift", drift);
        return this;
    }

    /** What becomes of a row for which an operation has no value, such as a division by zero; it fails the job unless this is given. */
    public Job expressionErrors(ExpressionErrors errors) {
        configuration = configuration.with("expressionErrors", errors);
        return this;
    }

    /** Records that cannot be read are counted and dropped; without this they fail the job. */
    public Job skipUnreadable() {
        configuration = configuration.with(JobDocument.ERROR_HANDLING, Settings.of("strategy", "SKIP"));
        return this;
    }

    /** Records that cannot be read go to a sink. */
    public Job deadLettersTo(Sink sink) {
        configuration = configuration.with(JobDocument.ERROR_HANDLING, Settings.of("deadLetter", sink.settings()));
        return this;
    }

    /** Against which relative file names are resolved; the working directory unless it is given. */
    public Job directory(Path path) {
        directory = path;
        return this;
    }

    /** A function or aggregate of one's own for expressions and windows to call, in any case. Its class is public, with a public constructor without parameters. */
    public Job function(String function, Class<? extends UserFunction> type) {
        functions.put(function, type);
        return this;
    }

    /** Rows from outside, or of this program. State is kept under the id. */
    public <R> SourceStream<R> source(String id, Source<R> source) {
        Draft draft = add(new Draft(Kind.SOURCE, Optional.of(id), source.settings(), List.of()));
        source.provided().ifPresent(records -> provided.put(draft, records));
        return new SourceStream<>(this, draft, source.shape());
    }

    String name() {
        return name;
    }

    Draft add(Draft draft) {
        drafts.add(draft);
        return draft;
    }

    <R> void subscribe(Draft sink, Shape<R> shape, Consumer<? super R> consumer) {
        subscribers.put(add(sink), new Subscriber<R>(shape::reader, consumer));
    }

    void check(Input rows, Shape<?> shape) {
        checks.add(new Check(rows, shape, Place.ofCaller()));
    }

    /** The name of the function of a class, which is made known if it is not. */
    String functionOf(Class<?> type) {
        return functions.entrySet().stream()
                .filter(function -> function.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    String derived = type.getSimpleName()
                            .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                            .toLowerCase(Locale.ROOT);
                    functions.put(derived, type);
                    return derived;
                });
    }

    /** The job file that this job amounts to. */
    public String toYaml() {
        return YamlWriter.write(document().root());
    }

    /**
     * The plan of the job.
     *
     * @throws JobInvalidException with everything that is wrong
     */
    public Plan plan() {
        return bind(Catalog.installed()).plan();
    }

    /**
     * Both forms of the job for people: the job file and the plan.
     *
     * @throws JobInvalidException with everything that is wrong
     */
    public String explain() {
        return toYaml() + "\n" + PlanText.explain(plan());
    }

    /**
     * Runs the job until its input ends.
     *
     * @return the counters of the run
     * @throws JobInvalidException with everything that is wrong
     * @throws MillraceException with what it failed with; {@code INTERRUPTED} if the thread was, after the job was stopped
     */
    public JobMetrics run() {
        try (JobLauncher launcher = JobLauncher.installed()) {
            return run(launcher);
        }
    }

    /** As {@link #run()}, with what the launcher has. */
    public JobMetrics run(JobLauncher launcher) {
        JobRun run = start(launcher);
        CompletableFuture<JobMetrics> completion = run.completion().toCompletableFuture();
        try {
            JobMetrics metrics = completion.get();
            launcher.throwFailure();
            return metrics;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MillraceException known
                    ? known
                    : new MillraceException("JOB_FAILED", "job '" + name + "' failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            run.stop();
            completion.exceptionally(failure -> run.metrics()).join();
            Thread.currentThread().interrupt();
            throw new MillraceException(
                    "INTERRUPTED", "job '" + name + "' was stopped, as its thread was interrupted", e);
        }
    }

    /**
     * Starts the job and returns at once. The process may end before the job does.
     *
     * @throws JobInvalidException with everything that is wrong
     */
    public JobRun start() {
        return closing(JobLauncher.installed(), this::start);
    }

    /** As {@link #start()}, with what the launcher has. */
    public JobRun start(JobLauncher launcher) {
        Bound bound = bind(launcher.catalog());
        return launcher.attend(launcher.start(bound.plan(), bound.catalog(), absoluteDirectory()));
    }

    /**
     * As {@link #start()}, from where a run of this job was when {@link JobRun#snapshot} was taken. Sources of this program leave out as many records
     * as had been taken.
     */
    public JobRun resume(Snapshot snapshot) {
        return closing(JobLauncher.installed(), launcher -> resume(launcher, snapshot));
    }

    /** As {@link #resume(Snapshot)}, with what the launcher has. */
    public JobRun resume(JobLauncher launcher, Snapshot snapshot) {
        Bound bound = bind(launcher.catalog());
        return launcher.attend(launcher.resume(bound.plan(), bound.catalog(), absoluteDirectory(), snapshot));
    }

    private static JobRun closing(JobLauncher launcher, Function<JobLauncher, JobRun> start) {
        try {
            JobRun run = start.apply(launcher);
            var unused = run.completion().whenComplete((metrics, failure) -> launcher.close());
            return run;
        } catch (RuntimeException e) {
            launcher.close();
            throw e;
        }
    }

    private String absoluteDirectory() {
        return directory.toAbsolutePath().toString();
    }

    private JobDocument document() {
        Settings job = tags.isEmpty() ? head : head.with("tags", new LinkedHashMap<>(tags));
        List<Settings> named = functions.entrySet().stream()
                .map(function -> Settings.of("name", function.getKey())
                        .with("jar", ClassFunctions.jar(function.getValue()))
                        .with("class", function.getValue().getName()))
                .toList();
        Settings all = named.isEmpty() ? configuration : configuration.with("functions", named);
        return new JobDocument(place, job, all, drafts);
    }

    private Bound bind(Catalog installed) {
        JobDocument document = document();
        Map<String, ProvidedRecords<?>> bySource = new HashMap<>();
        provided.forEach((draft, records) -> bySource.put(document.id(draft), records));
        Map<String, Subscriber<?>> bySink = new HashMap<>();
        subscribers.forEach((draft, subscriber) -> bySink.put(document.id(draft), subscriber));
        Catalog catalog = installed.with(new InProcessSourceConnector(bySource), new InProcessSinkConnector(bySink));
        return switch (JobFile.bind(document.root(), catalog, new ClassFunctions(functions.values()))) {
            case LoadedJob.Valid valid -> {
                checkShapes(valid.plan(), document);
                yield new Bound(valid.plan(), catalog);
            }
            case LoadedJob.Invalid invalid ->
                throw new JobInvalidException(
                        name, invalid.problems().stream().map(document::located).toList());
        };
    }

    private void checkShapes(Plan plan, JobDocument document) {
        List<JobInvalidException.Located> problems = new ArrayList<>();
        for (Check check : checks) {
            Schema rows = rows(plan, document.edge(check.rows()));
            check.shape()
                    .misfits(rows)
                    .forEach(misfit ->
                            problems.add(document.located(misfit, check.rows().draft(), check.place())));
        }
        if (!problems.isEmpty()) {
            throw new JobInvalidException(name, problems);
        }
    }

    private static Schema rows(Plan plan, Edge edge) {
        return switch (edge.port()) {
            case DEAD_LETTERS -> DeadLetters.SCHEMA;
            case LATE ->
                switch (plan.node(edge.node())) {
                    case Join join -> join.lateSchema();
                    case Union union -> plan.node(edge.toString()).schema();
                    case PlanNode step -> rows(plan, step.inputs().getFirst());
                };
            case MAIN ->
                switch (plan.node(edge.node())) {
                    case SourceNode source -> source.schema();
                    case Step step -> step.schema();
                    case SinkNode sink -> sink.schema();
                };
        };
    }
}
