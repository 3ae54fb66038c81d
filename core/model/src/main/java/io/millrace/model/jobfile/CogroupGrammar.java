package io.millrace.model.jobfile;

import io.millrace.model.jobfile.Shape.Member;
import io.millrace.model.jobfile.Shape.Structure;
import java.util.ArrayList;
import java.util.List;

/** What a cogroup step looks like. */
final class CogroupGrammar {
    private CogroupGrammar() {}

    static Structure step() {
        List<Member> members = new ArrayList<>(List.of(
                JoinGrammar.names(),
                Member.required(
                        "on",
                        JoinGrammar.keys(),
                        "The columns that make the key: names, or mappings of left and right where names differ.")));
        members.add(Member.required("window", StepGrammar.window(), "The windows."));
        AggregateGrammar.aggregation().stream()
                .filter(member -> !member.name().equals("groupBy"))
                .forEach(members::add);
        return StepGrammar.step(
                "a cogroup step",
                "Aggregates rows of two inputs together, by key and window.",
                members.toArray(Member[]::new));
    }
}
