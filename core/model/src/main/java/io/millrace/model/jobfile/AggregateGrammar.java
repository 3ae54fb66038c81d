package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.plan.Aggregate;
import java.util.Arrays;
import java.util.List;

/** What aggregates look like, and the settings of the step that has them. */
final class AggregateGrammar {
    private AggregateGrammar() {}

    static List<Member> aggregation() {
        return aggregation(true);
    }

    /** @param required whether there must be aggregates */
    static List<Member> aggregation(boolean required) {
        Shape aggregates = new Shape.Items(aggregate(), 1);
        String description = "What is computed for each key and window.";
        return List.of(
                Member.of(Option.optional(
                        "groupBy",
                        Kind.FIELDS,
                        "The columns that make the key; one group of all rows if it is not given.")),
                required
                        ? Member.required("aggregates", aggregates, description)
                        : Member.optional("aggregates", aggregates, description),
                Member.of(Option.withDefault(
                        "allowedLateness",
                        Kind.DURATION,
                        "0s",
                        "How long a window waits for late rows behind its end.")));
    }

    private static Shape aggregate() {
        List<String> functions =
                Arrays.stream(Aggregate.Function.values()).map(Enum::name).toList();
        return new Structure(
                "an aggregate",
                "A column computed of the rows of a window.",
                List.of(
                        Member.required("name", Grammar.column(), "The name of the column."),
                        Member.of(Option.requiredChoice("function", functions, "What is computed.")),
                        Member.optional(
                                "field",
                                Grammar.field(),
                                "The column that it is computed of; COUNT and RATE need none."),
                        Member.optional("with", Grammar.field(), "For COVARIANCE and CORRELATION: the other column."),
                        Member.of(Option.optional(
                                        "percentile",
                                        Kind.NUMBER,
                                        "For PERCENTILE and APPROX_PERCENTILE: the fraction, such as 0.99.")
                                .between(0, 1)),
                        Member.of(Option.optional(
                                        "precision",
                                        Kind.INTEGER,
                                        "For APPROX_DISTINCT_COUNT: the binary logarithm of the size of a sketch, 12 if it is not given.")
                                .between(4, 21)),
                        Member.of(Option.optional(
                                        "n",
                                        Kind.INTEGER,
                                        "For TOP_N, BOTTOM_N, HEAVY_HITTERS, SMA, EMA and WMA: how many values.")
                                .between(1, 1000)),
                        Member.optional(
                                "bounds",
                                new Shape.Items(
                                        new Shape.Setting(Option.required("bounds", Kind.NUMBER, "A bound.")), 1),
                                "For HISTOGRAM: the bounds between its counts, ascending."),
                        Member.of(Option.optional(
                                        "per",
                                        Kind.DURATION,
                                        "For RATE: the time that it refers to, 1s if it is not given.")
                                .between(1, Long.MAX_VALUE)),
                        Member.optional(
                                "call",
                                Grammar.text(),
                                "For CUSTOM: the aggregate, by its name in configuration.functions."),
                        Member.optional(
                                "fields",
                                new Shape.Items(Grammar.field(), 0),
                                "For CUSTOM: the columns that it is computed of."),
                        Member.optional(
                                "filter",
                                new Shape.SqlExpression(),
                                "The condition, in SQL, on the rows that are taken into account; all rows if it is not given.")));
    }
}
