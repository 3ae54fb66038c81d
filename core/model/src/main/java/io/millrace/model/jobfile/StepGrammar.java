package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.jobfile.Shape.Variants;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.plan.Window.CalendarUnit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What steps look like. */
final class StepGrammar {
    static final String FILTER = "filter";
    static final String MAP = "map";
    static final String PROJECT = "project";
    static final String FLAT_MAP = "flatMap";
    static final String ENRICH = "enrich";
    static final String LOOKUP = "lookup";
    static final String WINDOW_AGGREGATE = "windowAggregate";
    static final String ROLL_UP = "rollUp";
    static final String TOP_N = "topN";
    static final String DEDUPLICATE = "deduplicate";
    static final String PROCESS = "process";
    static final String UNION = "union";
    static final String JOIN = "join";
    static final String COGROUP = "cogroup";
    static final String TUMBLING = "TUMBLING";
    static final String SLIDING = "SLIDING";
    static final String CUMULATIVE = "CUMULATIVE";
    static final String CALENDAR = "CALENDAR";
    static final String SESSION = "SESSION";
    static final String INHERITED = "INHERITED";
    static final String CUSTOM = "CUSTOM";

    private static final Shape SQL = new Shape.SqlExpression();

    private final EndpointGrammar endpoints;

    StepGrammar(EndpointGrammar endpoints) {
        this.endpoints = endpoints;
    }

    Shape step() {
        return new Variants(
                "a step",
                "type",
                "UNKNOWN_STEP",
                false,
                Map.ofEntries(
                        Map.entry(FILTER, filter()),
                        Map.entry(MAP, map()),
                        Map.entry(PROJECT, project()),
                        Map.entry(FLAT_MAP, flatMap()),
                        Map.entry(ENRICH, enrich()),
                        Map.entry(LOOKUP, LookupGrammar.step(endpoints.table())),
                        Map.entry(WINDOW_AGGREGATE, windowAggregate()),
                        Map.entry(COGROUP, CogroupGrammar.step()),
                        Map.entry(TOP_N, TopNGrammar.step()),
                        Map.entry(DEDUPLICATE, DeduplicateGrammar.step()),
                        Map.entry(PROCESS, ProcessGrammar.step()),
                        Map.entry(
                                ROLL_UP,
                                step(
                                        "a rollUp step",
                                        "Aggregates rows in windows of several sizes, and by several sets of columns.",
                                        RollUpGrammar.members())),
                        Map.entry(
                                JOIN,
                                step(
                                        "a join step",
                                        "Pairs rows of two inputs by keys and time.",
                                        JoinGrammar.members())),
                        Map.entry(
                                UNION, step("a union step", "Gives the rows of several inputs with equal columns."))));
    }

    static Structure step(String noun, String description, Member... members) {
        return new Structure(
                noun,
                description,
                Stream.concat(
                                Stream.of(
                                        Grammar.id(),
                                        Grammar.selector("type", "The kind of the step."),
                                        Grammar.inputs()),
                                Arrays.stream(members))
                        .toList());
    }

    private static Structure filter() {
        return step(
                "a filter step",
                "Keeps the rows for which a condition is true.",
                Member.optional("where", SQL, "The condition, in SQL. Either this or conditions."),
                Member.optional(
                        "conditions",
                        new Shape.Items(condition(), 1),
                        "The conditions, as columns, operators and values."),
                Member.of(Option.choice(
                        "match", "ALL", List.of("ALL", "ANY"), "Whether all conditions must hold, or any of them.")));
    }

    private static Structure condition() {
        return new Structure(
                "a condition",
                "A column, an operator, and what the column is compared with.",
                List.of(
                        Member.required("field", Grammar.field(), "The column."),
                        Member.of(Option.requiredChoice("operator", FilterOperator.names(), "What must hold.")),
                        Member.optional("value", new Shape.Constant(), "The value that the column is compared with."),
                        Member.optional(
                                "values",
                                new Shape.Items(new Shape.Constant(), 1),
                                "The values: any number for IN and NOT_IN, the lowest and the highest for BETWEEN.")));
    }

    private static Structure map() {
        return step(
                "a map step",
                "Adds columns, or replaces them.",
                Member.required(
                        "set",
                        new Shape.Table(SQL),
                        "A SQL expression for each column; all see the row as it was before the step."));
    }

    private static Structure project() {
        Shape item = new Shape.Brief(
                Grammar.field(),
                new Structure(
                        "a projected field",
                        "A column of the result.",
                        List.of(
                                Member.required("name", Grammar.column(), "The name of the column."),
                                Member.optional("from", Grammar.field(), "The column to take it from."),
                                Member.optional("expression", SQL, "The SQL expression to compute it by."))));
        return step(
                "a project step",
                "Selects, renames and computes columns.",
                Member.optional(
                        "fields",
                        new Shape.Items(item, 1),
                        "The columns of the result, in order: names, or mappings of name and from or expression."),
                Member.optional(
                        "drop", new Shape.Items(Grammar.field(), 1), "The columns to leave out; all others stay."));
    }

    private static Structure flatMap() {
        return step(
                "a flatMap step",
                "Makes a row of each element of an array or each entry of a map.",
                Member.required("unnest", SQL, "The array or map: a column, or a SQL expression."),
                Member.required(
                        "as",
                        new Shape.Brief(Grammar.column(), new Shape.Items(Grammar.column(), 1)),
                        "The name of the column with the elements; for a map, a list of the names of the columns with the keys and the values."),
                Member.optional(
                        "ordinality",
                        Grammar.column(),
                        "The name of a column with the position of the element, from 1."),
                Member.of(Option.withDefault(
                        "outer",
                        Kind.BOOLEAN,
                        "false",
                        "Whether a row without elements gives one row, with nulls in the new columns.")));
    }

    /**
     * The columns that a step adds from records found by key.
     *
     * @param step for people
     * @param outside what holds the records
     */
    static Member additions(String step, String outside) {
        Shape addition = new Structure(
                "a field of " + step,
                "A column added from the " + outside + ".",
                List.of(
                        Member.required("name", Grammar.column(), "The name of the new column."),
                        Member.optional(
                                "from",
                                Grammar.field(),
                                "The field of the " + outside + "; the same name if it is not given."),
                        Member.optional(
                                "default",
                                new Shape.Constant(),
                                "The value where the " + outside + " has no such key; null if it is not given.")));
        return Member.required("fields", new Shape.Items(addition, 1), "The columns to add.");
    }

    private Structure enrich() {
        return step(
                "an enrich step",
                "Adds columns from a dictionary, which is read when the job starts.",
                Member.required("dictionary", endpoints.dictionary(), "Where the dictionary is read from."),
                Member.required("key", SQL, "The value to look for: a column, or a SQL expression."),
                additions("an enrichment", "dictionary"));
    }

    private static Structure windowAggregate() {
        List<Member> members = new ArrayList<>(List.of(Member.required(
                "window", windows("a window of an aggregation", "window", List.of(), true), "The windows.")));
        members.addAll(AggregateGrammar.aggregation());
        members.add(EmissionGrammar.emission());
        return step("a windowAggregate step", "Aggregates rows by key and window.", members.toArray(Member[]::new));
    }

    static Shape window() {
        return windows("a window", "window", List.of(), false);
    }

    /** A window and what is computed in it, in one mapping. */
    static Shape windowConfig() {
        List<Member> more = new ArrayList<>(AggregateGrammar.aggregation());
        more.add(EmissionGrammar.emission());
        return windows("a window configuration", "window configuration", more, true);
    }

    /** @param byArrival whether there are also those that go by the order in which rows come */
    private static Shape windows(String all, String noun, List<Member> more, boolean byArrival) {
        Map<String, Structure> windows = new HashMap<>(ofTime(noun, more));
        if (byArrival) {
            windows.putAll(ArrivalGrammar.windows(noun, more));
        }
        return new Variants(all, "type", "UNKNOWN_VALUE", true, windows);
    }

    private static Map<String, Structure> ofTime(String noun, List<Member> more) {
        return Map.of(
                TUMBLING,
                new Structure(
                        "a tumbling " + noun,
                        "Windows of equal length, one after the other.",
                        window("The length of a window.", "their size", List.of(), more)),
                SLIDING,
                new Structure(
                        "a sliding " + noun,
                        "Windows of equal length that overlap.",
                        window(
                                "The length of a window.",
                                "their slide",
                                List.of(length("slide", "From the start of one window to that of the next.")),
                                more)),
                CUMULATIVE,
                new Structure(
                        "a cumulative " + noun,
                        "Windows that start together and end one step after the other.",
                        window(
                                "The length of the longest window.",
                                "their size",
                                List.of(length("step", "By how much each window is longer than the one before.")),
                                more)),
                CALENDAR,
                new Structure(
                        "a calendar " + noun,
                        "Days, weeks, months or years, one after the other, by the clocks of a time zone.",
                        calendar(more)),
                SESSION,
                new Structure(
                        "a session " + noun,
                        "Rows of a key that follow each other without a longer pause.",
                        session(more)),
                CUSTOM,
                new Structure("a custom " + noun, "Windows that a function of the job gives.", custom(more)),
                INHERITED,
                new Structure(
                        "an inherited " + noun,
                        "Of rows that are results of windows: the window that a row is a result of.",
                        Stream.concat(Stream.of(Grammar.selector("type", "The kind of window.")), more.stream())
                                .toList()));
    }

    private static List<Member> calendar(List<Member> more) {
        List<Member> members = new ArrayList<>();
        members.add(Grammar.selector("type", "The kind of window."));
        members.add(Member.of(Option.requiredChoice(
                "unit",
                Arrays.stream(CalendarUnit.values()).map(Enum::name).toList(),
                "The length of a window; weeks start on Monday.")));
        members.add(Member.of(Option.withDefault(
                "zone",
                Kind.STRING,
                "UTC",
                "The time zone: a name such as Europe/Berlin, or an offset such as +02:00.")));
        members.add(Member.of(Option.withDefault(
                        "offset", Kind.DURATION, "0s", "How long after midnight, by the clock, a window starts.")
                .between(0, Duration.ofDays(1).toMillis() - 1)));
        members.addAll(more);
        return members;
    }

    private static List<Member> custom(List<Member> more) {
        List<Member> members = new ArrayList<>();
        members.add(Grammar.selector("type", "The kind of window."));
        members.add(Member.required(
                "call", Grammar.text(), "The windows, by the name of their function in configuration.functions."));
        members.add(Member.optional(
                "fields", new Shape.Items(Grammar.field(), 0), "The columns that they depend on besides time."));
        members.addAll(more);
        return members;
    }

    private static List<Member> session(List<Member> more) {
        List<Member> members = new ArrayList<>();
        members.add(Grammar.selector("type", "The kind of window."));
        members.add(length("gap", "The pause behind a row that ends its window."));
        members.addAll(more);
        return members;
    }

    private static List<Member> window(String size, String multiples, List<Member> own, List<Member> more) {
        List<Member> members = new ArrayList<>();
        members.add(Grammar.selector("type", "The kind of window."));
        members.add(length("size", size));
        members.addAll(own);
        members.add(Member.of(Option.withDefault(
                "offset",
                Kind.DURATION,
                "0s",
                "By how much windows start later than full multiples of " + multiples + " since 1970.")));
        members.addAll(more);
        return members;
    }

    private static Member length(String name, String description) {
        return Member.of(Option.required(name, Kind.DURATION, description).between(1, Long.MAX_VALUE));
    }
}
