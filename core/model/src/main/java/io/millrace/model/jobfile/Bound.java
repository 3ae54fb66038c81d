package io.millrace.model.jobfile;

import io.millrace.model.plan.PlanNode;
import java.util.List;
import java.util.Optional;

/**
 * What became of an item of a file.
 *
 * @param parts nodes that come before the node, and that it is made of
 * @param node empty if something is wrong with it
 * @param output the rows of its main output; empty if they are not known
 */
record Bound(List<PlanNode> parts, Optional<? extends PlanNode> node, Optional<Output> output) {
    static final Bound NOTHING = new Bound(Optional.empty(), Optional.empty());

    Bound(Optional<? extends PlanNode> node, Optional<Output> output) {
        this(List.of(), node, output);
    }
}
