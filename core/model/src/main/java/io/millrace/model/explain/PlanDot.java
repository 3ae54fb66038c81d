package io.millrace.model.explain;

import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.SinkNode;
import io.millrace.model.plan.SourceNode;
import io.millrace.model.plan.Step;

/** Writes a plan as a graph in Graphviz's language: {@code dot -Tsvg}. */
public final class PlanDot {
    private PlanDot() {}

    public static String render(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append("digraph ").append(quoted(plan.name())).append(" {\n");
        text.append("  rankdir=LR\n");
        text.append("  node [shape=box, fontname=\"sans-serif\", fontsize=10]\n");
        text.append("  edge [fontname=\"sans-serif\", fontsize=9]\n");
        for (PlanNode node : plan.nodes()) {
            text.append("  ")
                    .append(quoted(node.id()))
                    .append(" [label=")
                    .append(label(node))
                    .append(style(node));
            text.append("]\n");
        }
        for (PlanNode node : plan.nodes()) {
            for (Edge input : node.inputs()) {
                text.append("  ").append(quoted(input.node())).append(" -> ").append(quoted(node.id()));
                text.append(port(input.port())).append('\n');
            }
        }
        return text.append("}\n").toString();
    }

    /** The title and the details, each line to the left. */
    private static String label(PlanNode node) {
        StringBuilder label = new StringBuilder(escaped(NodeText.title(node))).append("\\l");
        NodeText.details(node).forEach(detail -> label.append(escaped(detail)).append("\\l"));
        return '"' + label.toString() + '"';
    }

    private static String style(PlanNode node) {
        return switch (node) {
            case SourceNode ignored -> ", style=\"filled\", fillcolor=\"#e8f0fe\"";
            case Step ignored -> "";
            case SinkNode ignored -> ", style=\"filled\", fillcolor=\"#e6f4ea\"";
        };
    }

    private static String port(Edge.Port port) {
        return switch (port) {
            case MAIN -> "";
            case LATE -> " [label=\"late\", style=\"dashed\"]";
            case DEAD_LETTERS -> " [label=\"dead letters\", style=\"dashed\"]";
        };
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", "\\\\n");
    }
}
