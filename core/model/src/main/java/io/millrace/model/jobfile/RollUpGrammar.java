package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import java.util.ArrayList;
import java.util.List;

/** What a rollUp step looks like. */
final class RollUpGrammar {
    static final String NONE = "NONE";
    static final String ROLLUP = "ROLLUP";
    static final String CUBE = "CUBE";
    static final String GROUPING_SETS = "groupingSets";

    private RollUpGrammar() {}

    static Member[] members() {
        Shape length = new Shape.Setting(
                Option.required("sizes", Kind.DURATION, "A length.").between(1, Long.MAX_VALUE));
        List<Member> members = new ArrayList<>();
        members.add(Member.optional(
                "sizes",
                new Shape.Items(length, 1),
                "The lengths of the windows; 1m, 5m, 15m and 1h if they are not given."));
        members.add(
                Member.of(
                        Option.choice(
                                "totals",
                                NONE,
                                List.of(NONE, ROLLUP, CUBE),
                                "Which totals over columns of the key there are besides: for ROLLUP over the last one, the last two and so on, for CUBE over any of them.")));
        members.add(
                Member.optional(
                        GROUPING_SETS,
                        new Shape.Items(new Shape.Items(Grammar.field(), 0), 1),
                        "The sets of columns of the key by which rows are aggregated, such as [[a, b], [a], []]; either this or totals."));
        members.add(Member.optional(
                "statistics",
                Grammar.field(),
                "A column of numbers, of which count, min, max, avg, p50, p75, p90, p95 and p99 are computed."));
        members.addAll(AggregateGrammar.aggregation(false));
        return members.toArray(Member[]::new);
    }
}
