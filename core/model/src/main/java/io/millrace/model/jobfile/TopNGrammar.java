package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import java.util.List;

/** What topN steps look like. */
final class TopNGrammar {
    static final String ASCENDING = "ASC";
    static final String DESCENDING = "DESC";
    private static final long MOST_ROWS = 1_000_000;

    private TopNGrammar() {}

    static Structure step() {
        return StepGrammar.step(
                "a topN step",
                "Keeps the rows of each window that come first.",
                Member.required("window", StepGrammar.window(), "The windows."),
                Member.of(
                        Option.optional(
                                "groupBy",
                                Kind.FIELDS,
                                "The columns of which each combination has a ranking of its own; one of all rows if it is not given.")),
                Member.required("orderBy", new Shape.Items(sortField(), 1), "What comes first."),
                Member.of(Option.required("limit", Kind.INTEGER, "How many rows are kept of each window.")
                        .between(1, MOST_ROWS)),
                Member.of(
                        Option.choice(
                                "ties",
                                "ROW_NUMBER",
                                List.of("ROW_NUMBER", "RANK"),
                                "Of rows that are equal in orderBy: ROW_NUMBER puts the earliest first, RANK gives all the same rank and keeps all that tie with the last.")),
                Member.optional("rank", Grammar.column(), "The name of a column with the rank, from 1."),
                Member.of(Option.withDefault(
                        "allowedLateness",
                        Kind.DURATION,
                        "0s",
                        "How long a window waits for late rows behind its end.")));
    }

    private static Shape sortField() {
        return new Shape.Brief(
                Grammar.field(),
                new Structure(
                        "a field of an order",
                        "A column, and which of its values come first.",
                        List.of(
                                Member.required("field", Grammar.field(), "The column."),
                                Member.of(
                                        Option.choice(
                                                "order",
                                                ASCENDING,
                                                List.of(ASCENDING, DESCENDING),
                                                "Whether the least comes first, or the greatest; null is less than every value.")))));
    }
}
