package io.millrace.model.jobfile;

import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * What became of an item of a file.
 *
 * @param parts nodes that come before the node, and that it is made of
 * @param node empty if something is wrong with it
 * @param output the rows of its main output; empty if they are not known
 * @param late nodes that are there only if somebody takes its late rows, which are the output of the last one; empty if the node gives them itself
 */
record Bound(
        List<PlanNode> parts, Optional<? extends PlanNode> node, Optional<Output> output, List<? extends Step> late) {
    static final Bound NOTHING = new Bound(Optional.empty(), Optional.empty());

    Bound(List<PlanNode> parts, Optional<? extends PlanNode> node, Optional<Output> output) {
        this(parts, node, output, List.of());
    }

    Bound(Optional<? extends PlanNode> node, Optional<Output> output) {
        this(List.of(), node, output, List.of());
    }
}
