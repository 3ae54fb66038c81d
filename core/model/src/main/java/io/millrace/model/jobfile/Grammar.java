package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.spi.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that a job file may hold, given the connectors and formats at hand. */
final class Grammar {
    private static final List<String> ENGINES = List.of("SIMD", "FLINK", "HYBRID", "AUTO");

    private static final Shape JOB_NAME = new Shape.Word(
            "the name of a job",
            Pattern.compile("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"),
            "up to 63 lower-case letters, digits and dashes");
    private static final Shape ID = new Shape.Word(
            "an id",
            Pattern.compile("^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$"),
            "up to 63 letters, digits, dashes and underscores");
    private static final Shape COLUMN = new Shape.Word(
            "the name of a column", Pattern.compile("^[^\\u0000-\\u001f]{1,128}$"), "up to 128 characters");
    private static final Shape TEXT = setting("text", Kind.STRING);
    private static final Shape FIELD = setting("field", Kind.FIELD);

    private static final Shape FUNCTION = new Structure(
            "a function",
            "A function of your own.",
            List.of(
                    Member.required(
                            "name",
                            new Shape.Word(
                                    "the name of a function",
                                    Pattern.compile("^[A-Za-z][A-Za-z0-9_]{0,62}$"),
                                    "up to 63 letters, digits and underscores"),
                            "How the job calls it, in any case."),
                    Member.required(
                            "jar", TEXT, "The jar with its class, relative to the job file unless it is absolute."),
                    Member.required(
                            "class",
                            TEXT,
                            "Its class with the package, which implements RowFunction, VectorFunction, AggregateFunction, WindowFunction or ProcessFunction.")));

    private final EndpointGrammar endpoints;
    private final Shape step;

    Grammar(Catalog catalog) {
        this.endpoints = new EndpointGrammar(catalog);
        this.step = new StepGrammar(endpoints).step();
    }

    Structure job() {
        return new Structure(
                "a job",
                "A stream job of Millrace.",
                List.of(
                        Member.optional("$schema", TEXT, "The JSON Schema that editors check the file with."),
                        Member.required("name", JOB_NAME, "The name of the job, unique among the jobs of its tenant."),
                        Member.optional("description", TEXT, "What the job does, for people."),
                        Member.of(
                                Option.choice(
                                        "type",
                                        "AUTO",
                                        ENGINES,
                                        "What the job runs on: SIMD is the vector engine on one machine, FLINK a cluster, HYBRID a cluster with vectorised steps, AUTO what fits.")),
                        Member.optional("tags", new Shape.Table(TEXT), "Names and values to find the job by."),
                        Member.required("configuration", configuration(), "What the job reads, computes and writes.")));
    }

    private Shape configuration() {
        Structure graph = new Structure(
                "a configuration",
                "What the job reads, computes and writes.",
                configuration(
                        Member.required("sources", new Shape.Items(endpoints.source(), 1), "Where rows come from."),
                        Member.optional(
                                "steps",
                                new Shape.Items(step, 0),
                                "What is computed, in order unless inputs say otherwise."),
                        Member.required("sinks", new Shape.Items(endpoints.sink(), 1), "Where rows go.")));
        Optional<List<Member>> linear = new LinearGrammar(endpoints, step).members();
        return linear.<Shape>map(members -> new Shape.Forms(
                        LinearGrammar.FIELDS,
                        new Structure(
                                "a linear configuration",
                                "What the job reads, computes and writes, as one line of transformations.",
                                configuration(members.toArray(Member[]::new))),
                        graph))
                .orElse(graph);
    }

    /** What both forms of a configuration have, around what they do not. */
    private List<Member> configuration(Member... own) {
        Member engine = Member.of(Option.optionalChoice(
                "engine",
                List.of("RUST", "FLINK", "SIMD", "HYBRID", "AUTO"),
                "Another name for the job's type; RUST means SIMD."));
        Member parallelism = Member.of(Option.optional(
                        "parallelism",
                        Kind.INTEGER,
                        "How many instances of each keyed step there are, and at most how many readers of each source; if it is not given, the engine decides.")
                .between(1, 1024));
        Member maxLatency = Member.optional(
                "maxLatency",
                LatencyGrammar.shape(),
                "How long a row may wait for others that are to go along with it or before it, such as 200us; if it is not given, as long as is good for throughput.");
        Member maxSourceDrift = Member.of(Option.optional(
                        "maxSourceDrift",
                        Kind.DURATION,
                        "A source whose event time is this far ahead of the slowest source's is paused; never if it is not given.")
                .between(1, Long.MAX_VALUE));
        Member expressionErrors = Member.of(
                Option.choice(
                        "expressionErrors",
                        "FAIL",
                        List.of("FAIL", "AS_NULL"),
                        "What becomes of a row for which an operation of an expression has no value, as a division by zero: FAIL ends the job, AS_NULL makes the value of the operation null."));
        Member functions = Member.optional(
                "functions", new Shape.Items(FUNCTION, 1), "Functions, aggregates, windows and steps of your own.");
        Member errorHandling =
                Member.optional("errorHandling", errorHandling(), "What happens to records that cannot be read.");
        return Stream.of(
                        Stream.of(engine, parallelism, maxLatency, maxSourceDrift, functions, expressionErrors),
                        Stream.of(own),
                        Stream.of(errorHandling))
                .flatMap(members -> members)
                .toList();
    }

    private Shape errorHandling() {
        return new Structure(
                "an error handling",
                "What happens to records that cannot be read.",
                List.of(
                        Member.of(
                                Option.optionalChoice(
                                        "strategy",
                                        List.of("SKIP", "DEAD_LETTER", "FAIL"),
                                        "SKIP drops and counts such records, DEAD_LETTER passes them on with the reason, FAIL ends the job; FAIL unless deadLetter is given.")),
                        Member.optional(
                                "deadLetter",
                                endpoints.deadLetterSink(),
                                "Where such records go: a sink without id and inputs.")));
    }

    static Member id() {
        return Member.optional(
                "id", ID, "Unique in the job; state is kept under it. Made from the type if it is not given.");
    }

    static Member inputs() {
        return Member.optional(
                "inputs",
                new Shape.Brief(TEXT, new Shape.Items(TEXT, 1)),
                "The ids of the sources or steps that rows come from, 'id.late' for late rows of a window, 'id.deadLetters' for unreadable records of a source; if it is not given, the item before.");
    }

    static Shape column() {
        return COLUMN;
    }

    static Shape field() {
        return FIELD;
    }

    static Shape text() {
        return TEXT;
    }

    private static Shape setting(String name, Kind kind) {
        return new Shape.Setting(Option.required(name, kind, ""));
    }

    /** The field that tells variants apart; what it may be, the variants say. */
    static Member selector(String name, String description) {
        return Member.required(name, setting(name, Kind.STRING), description);
    }
}
