package io.millrace.model.jobfile;

import io.millrace.model.plan.ArrivalAggregate;
import io.millrace.model.plan.ArrivalWindow;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Emission;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.Step;
import io.millrace.model.plan.Trigger;
import io.millrace.model.plan.WindowAggregate;
import java.util.List;
import java.util.Set;

/** Keeps rows that replace others, given out before, from steps that would take each of them for a row of its own. */
final class UpdatedRows {
    /** Steps that make one row of one, or none. */
    private static final Set<String> ROW_BY_ROW = Set.of(
            StepGrammar.FILTER,
            StepGrammar.MAP,
            StepGrammar.PROJECT,
            StepGrammar.ENRICH,
            StepGrammar.LOOKUP,
            StepGrammar.UNION);

    private final Binding binding;
    private final List<PlanNode> nodes;

    /** @param nodes those bound so far; the list grows */
    UpdatedRows(Binding binding, List<PlanNode> nodes) {
        this.binding = binding;
        this.nodes = nodes;
    }

    /** Reports a step that cannot take the rows of its inputs. */
    void check(Item step, List<Edge> inputs) {
        if (ROW_BY_ROW.contains(step.section().variant())) {
            return;
        }
        inputs.stream().filter(this::areUpdated).forEach(input -> binding.problems()
                .add(
                        step.section()
                                .node()
                                .get("inputs")
                                .orElse(step.section().node()),
                        "ROWS_NOT_FINAL",
                        "a " + step.section().variant() + " step takes rows that stay as they are, but those of '"
                                + input + "' replace each other",
                        "",
                        "emission: FINAL where they are made, or purge: true of a GLOBAL window"));
    }

    /** Whether rows of an output may replace others. */
    private boolean areUpdated(Edge edge) {
        return edge.port() == Edge.Port.MAIN
                && nodes.stream().filter(node -> node.id().equals(edge.node())).anyMatch(this::updates);
    }

    private boolean updates(PlanNode node) {
        return switch (node) {
            case WindowAggregate aggregate -> !(aggregate.emission() instanceof Emission.Final);
            case ArrivalAggregate aggregate ->
                aggregate.window() instanceof ArrivalWindow.Global global
                        && !global.purge()
                        && !(global.trigger() instanceof Trigger.EndOfInput);
            case Step step -> step.inputs().stream().anyMatch(this::areUpdated);
            case SourceNode ignored -> false;
            case SinkNode ignored -> false;
        };
    }
}
