package io.millrace.model.plan;

import io.millrace.model.expression.ExpressionErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole job.
 *
 * @param name unique in its tenant; lower-case letters, digits and dashes
 * @param parallelism how many instances of keyed steps there are, and at most how many readers of each source; empty: as the engine sees fit
 * @param timing how long rows may wait, and sources for one another
 * @param expressionErrors what becomes of rows for which an operation of an expression has no value
 * @param nodes each behind all of its inputs
 */
public record Plan(
        String name,
        String description,
        EngineType engine,
        Optional<Integer> parallelism,
        Timing timing,
        ExpressionErrors expressionErrors,
        Map<String, String> tags,
        List<PlanNode> nodes) {
    public Plan {
        tags = Map.copyOf(tags);
        nodes = List.copyOf(nodes);
        Map<String, PlanNode> seen = new HashMap<>();
        for (PlanNode node : nodes) {
            for (Edge input : node.inputs()) {
                if (!seen.containsKey(input.node())) {
                    throw new IllegalArgumentException("node '" + node.id() + "' takes input from '" + input
                            + "', which does not stand before it");
                }
            }
            if (seen.put(node.id(), node) != null) {
                throw new IllegalArgumentException("node id '" + node.id() + "' stands twice");
            }
        }
    }

    /** The same job with other nodes, and so many threads. */
    public Plan with(Optional<Integer> threads, List<PlanNode> others) {
        return new Plan(name, description, engine, threads, timing, expressionErrors, tags, others);
    }

    /** The same job with other wishes for how it keeps time. */
    public Plan with(Timing wishes) {
        return new Plan(name, description, engine, parallelism, wishes, expressionErrors, tags, nodes);
    }

    public PlanNode node(String id) {
        return nodes.stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node '" + id + "'"));
    }

    public Stream<SourceNode> sources() {
        return nodes.stream().filter(SourceNode.class::isInstance).map(SourceNode.class::cast);
    }

    public Stream<SinkNode> sinks() {
        return nodes.stream().filter(SinkNode.class::isInstance).map(SinkNode.class::cast);
    }

    /** The nodes that take rows from {@code node}, in plan order. */
    public List<PlanNode> consumers(String node) {
        return nodes.stream()
                .filter(other ->
                        other.inputs().stream().anyMatch(edge -> edge.node().equals(node)))
                .toList();
    }
}
