package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What windows look like that go by the order in which rows come. */
final class ArrivalGrammar {
    static final String COUNT = "COUNT";
    static final String GLOBAL = "GLOBAL";
    static final String SIZE = "size";
    static final String SLIDE = "slide";
    static final String TRIGGER = "trigger";
    static final String PURGE = "purge";
    static final String END = "END";
    static final String ROWS = "rows";
    static final String CLOCK = "clock";
    static final String EVENT_TIME = "eventTime";

    private ArrivalGrammar() {}

    /** @param more the further fields of each */
    static Map<String, Structure> windows(String noun, List<Member> more) {
        return Map.of(
                COUNT,
                new Structure(
                        "a count " + noun,
                        "So many rows of a key, in the order in which they come.",
                        join(count(), more)),
                GLOBAL,
                new Structure(
                        "a global " + noun,
                        "All rows of a key, given out when a trigger says so.",
                        join(global(), more)));
    }

    private static List<Member> join(List<Member> own, List<Member> more) {
        return Stream.concat(own.stream(), more.stream()).toList();
    }

    private static List<Member> count() {
        return List.of(
                Grammar.selector("type", "The kind of window."),
                Member.of(Option.required(SIZE, Kind.INTEGER, "How many rows a window has.")
                        .between(1, Long.MAX_VALUE)),
                Member.of(Option.optional(
                                SLIDE,
                                Kind.INTEGER,
                                "From the first row of one window to that of the next; the size if it is not given.")
                        .between(1, Long.MAX_VALUE)));
    }

    private static List<Member> global() {
        Shape end = new Shape.Setting(
                Option.requiredChoice(TRIGGER, List.of(END), "When results are given out: at the end of the input."));
        return List.of(
                Grammar.selector("type", "The kind of window."),
                Member.required(
                        TRIGGER,
                        new Shape.Brief(end, trigger()),
                        "When results are given out: END, or a mapping of rows, clock or eventTime."),
                Member.of(Option.withDefault(
                        PURGE,
                        Kind.BOOLEAN,
                        "false",
                        "Whether a key starts anew when its result has been given out.")));
    }

    private static Structure trigger() {
        return new Structure(
                "a trigger",
                "When the results of keys that have had rows since are given out. One of the fields.",
                List.of(
                        Member.of(Option.optional(ROWS, Kind.INTEGER, "With every so many rows of a key.")
                                .between(1, Long.MAX_VALUE)),
                        Member.of(Option.optional(CLOCK, Kind.DURATION, "Every so often by the clock.")
                                .between(1, Long.MAX_VALUE)),
                        Member.of(Option.optional(
                                        EVENT_TIME,
                                        Kind.DURATION,
                                        "When event time passes full multiples of it since 1970.")
                                .between(1, Long.MAX_VALUE))));
    }
}
