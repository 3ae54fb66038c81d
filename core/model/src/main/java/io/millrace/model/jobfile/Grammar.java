package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.jobfile.Shape.Variants;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.spi.Catalog;
import io.millrace.model.spi.Connector;
import io.millrace.model.spi.Format;
import io.millrace.model.spi.SinkConnector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that a job file may hold, given the connectors and formats at hand. */
final class Grammar {
    static final List<String> ENGINES = List.of("SIMD", "FLINK", "HYBRID", "AUTO");

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

    private final Catalog catalog;

    Grammar(Catalog catalog) {
        this.catalog = catalog;
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

    private Structure configuration() {
        return new Structure(
                "a configuration",
                "What the job reads, computes and writes.",
                List.of(
                        Member.of(Option.optionalChoice(
                                "engine",
                                List.of("RUST", "FLINK", "SIMD", "HYBRID", "AUTO"),
                                "Another name for the job's type; RUST means SIMD.")),
                        Member.of(Option.optional(
                                        "parallelism",
                                        Kind.INTEGER,
                                        "How many threads work on keyed steps; if it is not given, the engine decides.")
                                .between(1, 1024)),
                        Member.required("sources", new Shape.Items(source(), 1), "Where rows come from."),
                        Member.optional(
                                "steps",
                                new Shape.Items(new StepGrammar(this).step(), 0),
                                "What is computed, in order unless inputs say otherwise."),
                        Member.required("sinks", new Shape.Items(sink(), 1), "Where rows go."),
                        Member.optional(
                                "errorHandling", errorHandling(), "What happens to records that cannot be read.")));
    }

    private Shape source() {
        Map<String, Structure> variants = new HashMap<>();
        for (String name : catalog.sourceNames()) {
            Connector connector = catalog.source(name).orElseThrow();
            variants.put(
                    name,
                    structure(
                            article(name) + " source",
                            connector.description(),
                            List.of(
                                    id(),
                                    selector("connector", connector.description()),
                                    format(true),
                                    Member.required("schema", schema(), "The fields to read, with their types."),
                                    Member.optional("eventTime", eventTime(), "When rows happened; windows need it.")),
                            connector.options()));
        }
        return new Variants("a source", "connector", "UNKNOWN_CONNECTOR", false, variants);
    }

    private Shape sink() {
        return sinks("sink", List.of(id(), inputs()), true);
    }

    private Shape sinks(String noun, List<Member> members, boolean formatRequired) {
        Map<String, Structure> variants = new HashMap<>();
        for (String name : catalog.sinkNames()) {
            SinkConnector connector = catalog.sink(name).orElseThrow();
            List<Member> all = new ArrayList<>(members);
            all.add(selector("connector", connector.description()));
            if (connector.needsFormat()) {
                all.add(format(formatRequired));
            }
            variants.put(
                    name, structure(article(name) + " " + noun, connector.description(), all, connector.options()));
        }
        return new Variants("a " + noun, "connector", "UNKNOWN_CONNECTOR", false, variants);
    }

    private Shape errorHandling() {
        return new Structure(
                "error handling",
                "What happens to records that cannot be read.",
                List.of(
                        Member.of(
                                Option.optionalChoice(
                                        "strategy",
                                        List.of("SKIP", "DEAD_LETTER", "FAIL"),
                                        "SKIP drops and counts such records, DEAD_LETTER passes them on with the reason, FAIL ends the job; FAIL unless deadLetter is given.")),
                        Member.optional(
                                "deadLetter",
                                sinks("sink for dead letters", List.of(), false),
                                "Where such records go: a sink without id and inputs.")));
    }

    /** The dictionary of an enrich step. */
    Shape dictionary() {
        Map<String, Structure> variants = new HashMap<>();
        for (String name : catalog.sourceNames()) {
            Connector connector = catalog.source(name).orElseThrow();
            variants.put(
                    name,
                    structure(
                            article(name) + " dictionary",
                            connector.description(),
                            List.of(
                                    selector("connector", connector.description()),
                                    format(true),
                                    Member.required("schema", schema(), "The fields to read, with their types."),
                                    Member.required("key", FIELD, "The field of the dictionary that is compared.")),
                            connector.options()));
        }
        return new Variants("a dictionary", "connector", "UNKNOWN_CONNECTOR", false, variants);
    }

    private Member format(boolean required) {
        List<String> names = List.copyOf(catalog.formatNames());
        Map<String, Structure> variants = new HashMap<>();
        for (String name : names) {
            Format format = catalog.format(name).orElseThrow();
            variants.put(
                    name,
                    structure(
                            article(name) + " format",
                            format.description(),
                            List.of(selector("type", format.description())),
                            format.options()));
        }
        Shape shape = new Shape.Brief(
                new Shape.OneOf("the name of a format", "UNKNOWN_FORMAT", names),
                new Variants("a format", "type", "UNKNOWN_FORMAT", false, variants));
        return new Member(
                "format",
                shape,
                required,
                "How records are written: the name of a format, or a mapping with its type and settings.");
    }

    private static Shape schema() {
        return new Shape.Items(
                new Structure(
                        "a schema field",
                        "A named, typed field.",
                        List.of(
                                Member.required("name", COLUMN, "The name of the field."),
                                Member.required(
                                        "type",
                                        new Shape.TypeName(),
                                        "BOOLEAN, INT, BIGINT, DOUBLE, STRING, BYTES or TIMESTAMP."),
                                Member.of(
                                        Option.withDefault(
                                                "nullable",
                                                Kind.BOOLEAN,
                                                "true",
                                                "Whether a row may lack the value; records without it are malformed if not.")))),
                1);
    }

    private static Shape eventTime() {
        return new Structure(
                "an event time",
                "When rows happened, and how far they may come out of order.",
                List.of(
                        Member.required("field", FIELD, "The TIMESTAMP field with the time at which the row happened."),
                        duration(
                                "maxOutOfOrderness",
                                Optional.of("0s"),
                                "A row may come this much after a later one; the watermark lags by it."),
                        duration(
                                "idleTimeout",
                                Optional.empty(),
                                "A partition without records for this long no longer holds the watermark back; never if it is not given."),
                        duration(
                                "maxDrift",
                                Optional.empty(),
                                "A partition this far ahead of the slowest one is paused; never if it is not given."),
                        Member.of(Option.optional(
                                        "replaySpeed",
                                        Kind.NUMBER,
                                        "Rows are held back so that event time passes this many times as fast as the clock; 0 is as fast as possible.")
                                .between(0, Long.MAX_VALUE))));
    }

    private static Member duration(String name, Optional<String> defaultValue, String description) {
        Option option = defaultValue.isPresent()
                ? Option.withDefault(name, Kind.DURATION, defaultValue.get(), description)
                : Option.optional(name, Kind.DURATION, description);
        return Member.of(option);
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

    static Shape setting(String name, Kind kind) {
        return new Shape.Setting(Option.required(name, kind, ""));
    }

    static Member selector(String name, String description) {
        return Member.required(name, setting(name, Kind.STRING), description);
    }

    private static Structure structure(String noun, String description, List<Member> members, List<Option> options) {
        List<Member> all = Stream.concat(members.stream(), options.stream().map(Member::of))
                .toList();
        if (all.stream().map(Member::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException(noun + " has an option that is named like another field of it: "
                    + all.stream().map(Member::name).sorted().toList());
        }
        return new Structure(noun, description, all);
    }

    private static String article(String name) {
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }
}
