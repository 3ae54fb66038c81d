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
        return List.of(
                Member.of(Option.optional(
                        "groupBy",
                        Kind.FIELDS,
                        "The columns that make the key; one group of all rows if it is not given.")),
                Member.required(
                        "aggregates", new Shape.Items(aggregate(), 1), "What is computed for each key and window."),
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
                                "field", Grammar.field(), "The column that it is computed of; COUNT needs none."),
                        Member.optional("with", Grammar.field(), "For COVARIANCE and CORRELATION: the other column."),
                        Member.of(Option.optional(
                                        "percentile", Kind.NUMBER, "For PERCENTILE: the fraction, such as 0.99.")
                                .between(0, 1)),
                        Member.of(Option.optional(
                                        "precision",
                                        Kind.INTEGER,
                                        "For APPROX_DISTINCT_COUNT: the binary logarithm of the size of a sketch, 12 if it is not given; one more halves the square of the error.")
                                .between(4, 21)),
                        Member.optional(
                                "filter",
                                new Shape.SqlExpression(),
                                "The condition, in SQL, on the rows that are taken into account; all rows if it is not given.")));
    }
}
