package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.option.DurationText;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.plan.Join;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What joins look like. */
final class JoinGrammar {
    /** A duration with or without a minus. */
    private static final Shape BOUND = new Shape.Word(
            "a bound",
            Pattern.compile("^-?" + DurationText.PATTERN.substring(1)),
            DurationText.EXAMPLES + ", with a minus for the time before");

    private JoinGrammar() {}

    /** The members of a join step besides those that all steps have. */
    static Member[] members() {
        return new Member[] {
            names(),
            Member.optional(
                    "on",
                    keys(),
                    "The columns that are equal in both rows of a pair: names, or mappings of left and right where names differ. All rows meet if it is not given, which takes broadcast."),
            Member.of(
                    Option.choice(
                            "joinType",
                            Join.Type.INNER.name(),
                            Arrays.stream(Join.Type.values()).map(Enum::name).toList(),
                            "What becomes of rows without a partner: INNER drops them, LEFT, RIGHT and FULL keep those of the first input, the second, or both, with nulls for the other; SEMI gives each row of the first input that has a partner in the window once.")),
            Member.optional(
                    "window",
                    StepGrammar.window(),
                    "The windows: rows of one window are paired. Either this, interval, ttl or versions."),
            Member.optional(
                    "interval",
                    interval(),
                    "How far apart in time the rows of a pair may be. Either this, window, ttl or versions."),
            Member.of(Option.optional(
                            "ttl",
                            Kind.DURATION,
                            "The longest time between the rows of a pair, whichever comes first; rows are forgotten behind it. For INNER joins. Either this, window, interval or versions.")
                    .between(0, Long.MAX_VALUE)),
            Member.optional(
                    "versions",
                    versions(),
                    "Makes the second input a table: each of its rows is valid from its time until the next one of its key, and rows of the first input are paired with what was valid at their time. For INNER and LEFT joins. Either this, window, interval or ttl."),
            Member.of(
                    Option.withDefault(
                            "broadcast",
                            Kind.BOOLEAN,
                            "false",
                            "Gives all rows of the second input, which is small, to every instance, and spreads those of the first evenly. For INNER, LEFT and SEMI joins without sessions.")),
            Member.optional("where", new Shape.SqlExpression(), "A condition on both rows of a pair, in SQL."),
            Member.required(
                    "fields",
                    new Shape.Items(new Shape.Brief(Grammar.text(), field()), 1),
                    "The columns of the result: 'input.column', or mappings of name and from or expression."),
            Member.of(Option.withDefault(
                    "allowedLateness", Kind.DURATION, "0s", "How long event time waits for late rows."))
        };
    }

    /** What the two inputs are called. */
    static Member names() {
        return Member.optional(
                "as",
                new Shape.Items(Grammar.column(), 2),
                "What expressions call the two inputs; their ids if it is not given.");
    }

    /** Columns of the two inputs that are equal. */
    static Shape keys() {
        return new Shape.Items(new Shape.Brief(Grammar.field(), pair()), 1);
    }

    private static Structure pair() {
        return new Structure(
                "a pair of columns",
                "Two columns that are compared.",
                List.of(
                        Member.required("left", Grammar.field(), "The column of the first input."),
                        Member.required("right", Grammar.field(), "The column of the second input.")));
    }

    private static Structure interval() {
        return new Structure(
                "an interval",
                "When the row of the second input happened, as seen from that of the first.",
                List.of(
                        Member.required("lowerBound", BOUND, "The earliest: after so long, or before with a minus."),
                        Member.required("upperBound", BOUND, "The latest, inclusive.")));
    }

    private static Structure versions() {
        return new Structure(
                "versions",
                "How long rows of the second input are valid.",
                List.of(Member.of(Option.optional(
                                "validFor",
                                Kind.DURATION,
                                "The longest time that a row is valid if no other of its key comes; for ever if it is not given.")
                        .between(1, Long.MAX_VALUE))));
    }

    private static Structure field() {
        return new Structure(
                "a field of a join",
                "A column of the result.",
                List.of(
                        Member.required("name", Grammar.column(), "The name of the column."),
                        Member.optional("from", Grammar.text(), "The column to take it from, as 'input.column'."),
                        Member.optional(
                                "expression", new Shape.SqlExpression(), "The SQL expression to compute it by.")));
    }

    /** The duration that a bound is; empty if it is too long for one. */
    static Duration bound(String text) {
        boolean before = text.startsWith("-");
        Duration length = DurationText.parse(before ? text.substring(1) : text).orElseThrow();
        return before ? length.negated() : length;
    }
}
