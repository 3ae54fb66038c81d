package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import java.util.List;

/** When results of windows are given out. */
final class EmissionGrammar {
    static final String FINAL = "FINAL";
    static final String ON_UPDATE = "ON_UPDATE";
    static final String EARLY = "early";

    private EmissionGrammar() {}

    static Member emission() {
        Shape word = new Shape.Setting(Option.choice(
                "emission",
                FINAL,
                List.of(FINAL, ON_UPDATE),
                "FINAL: once, when the window is over. ON_UPDATE: for every row."));
        Structure early = new Structure(
                "an early emission",
                "Results before the window is over.",
                List.of(Member.of(Option.required(
                                EARLY,
                                Kind.DURATION,
                                "How often results that have changed are given out, by the clock.")
                        .between(1, Long.MAX_VALUE))));
        return Member.optional(
                "emission",
                new Shape.Brief(word, early),
                "When results are given out: FINAL, ON_UPDATE, or a mapping of early and a duration.");
    }
}
