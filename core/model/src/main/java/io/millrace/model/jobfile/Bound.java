package io.millrace.model.jobfile;

import io.millrace.model.plan.PlanNode;
import java.util.Optional;

/**
 * What became of an item of a file.
 *
 * @param node empty if something is wrong with it
 * @param output the rows of its main output; empty if they are not known
 */
record Bound(Optional<? extends PlanNode> node, Optional<Output> output) {
    static final Bound NOTHING = new Bound(Optional.empty(), Optional.empty());
}
