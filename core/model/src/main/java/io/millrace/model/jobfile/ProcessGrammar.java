package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;

/** What process steps look like. */
final class ProcessGrammar {
    private ProcessGrammar() {}

    static Structure step() {
        return StepGrammar.step(
                "a process step",
                "Has a function of the job take rows by key in the order of event time, with state and timers.",
                Member.required("call", Grammar.text(), "The function, by its name in configuration.functions."),
                Member.optional("fields", new Shape.Items(Grammar.field(), 0), "The columns that it looks at."),
                Member.of(Option.optional(
                        "groupBy",
                        Kind.FIELDS,
                        "The columns that make the key; all rows have one state if it is not given.")),
                Member.of(Option.withDefault(
                        "allowedLateness",
                        Kind.DURATION,
                        "0s",
                        "How long rows wait behind the watermark for earlier ones.")));
    }
}
