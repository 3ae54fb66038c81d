package io.millrace.model.explain;

import io.millrace.model.expression.ExpressionErrors;
import io.millrace.model.option.DurationText;
import io.millrace.model.plan.Edge;
import io.millrace.model.plan.Plan;
import io.millrace.model.plan.PlanNode;
import io.millrace.model.plan.SinkNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Writes a plan as an indented tree: below each node those that take its rows. */
public final class PlanText {
    private static final String INDENT = "  ";

    private final Plan plan;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> written = new HashSet<>();

    private PlanText(Plan plan) {
        this.plan = plan;
    }

    /** The whole plan, in lines. */
    public static String explain(Plan plan) {
        PlanText writer = new PlanText(plan);
        writer.job();
        plan.sources().forEach(source -> {
            writer.text.append('\n');
            writer.node(source, "", 0);
        });
        return writer.text.toString();
    }

    private void job() {
        line(0, "job " + plan.name());
        if (!plan.description().isEmpty()) {
            line(1, plan.description());
        }
        String parallelism = plan.parallelism().map(n -> ", parallelism " + n).orElse("");
        line(1, "engine " + plan.engine() + parallelism);
        plan.timing().maxLatency().ifPresent(most -> line(1, "rows wait at most " + DurationText.format(most)));
        plan.timing()
                .maxSourceDrift()
                .ifPresent(most -> line(1, "sources at most " + DurationText.format(most) + " apart"));
        if (plan.expressionErrors() == ExpressionErrors.AS_NULL) {
            line(1, "expression errors as null");
        }
        if (!plan.tags().isEmpty()) {
            line(1, "tags " + new TreeMap<>(plan.tags()));
        }
    }

    private void node(PlanNode node, String port, int depth) {
        String title = port + NodeText.title(node);
        if (!written.add(node.id())) {
            line(depth, title + ", see above");
            return;
        }
        line(depth, title);
        NodeText.details(node).forEach(detail -> line(depth + 2, detail));
        if (!(node instanceof SinkNode)) {
            line(depth + 2, "gives " + NodeText.columns(node));
        }
        for (PlanNode consumer : plan.consumers(node.id())) {
            for (Edge input : consumer.inputs()) {
                if (input.node().equals(node.id())) {
                    node(consumer, port(input.port()), depth + 1);
                }
            }
        }
    }

    private static String port(Edge.Port port) {
        return switch (port) {
            case MAIN -> "→ ";
            case LATE -> "late → ";
            case DEAD_LETTERS -> "dead letters → ";
        };
    }

    private void line(int depth, String line) {
        List<String> lines = line.lines().toList();
        for (String part : lines) {
            text.append(INDENT.repeat(depth)).append(part).append('\n');
        }
    }
}
