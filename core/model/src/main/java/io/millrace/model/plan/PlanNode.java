package io.millrace.model.plan;

import io.millrace.model.data.Schema;
import java.util.List;

/**
 * One node of a {@link Plan}: what to compute, and nothing about how. Engines lower nodes by an exhaustive {@code switch}
 * without {@code default}, so that a new kind of node does not compile until each engine handles it.
 */
public sealed interface PlanNode permits SourceNode, Step, SinkNode {
    /** Stable and unique in the plan: state is kept under it. */
    String id();

    /** Where the rows come from, in order; empty for sources. */
    List<Edge> inputs();

    /** The rows of the main output; for sinks, the rows that they take. */
    Schema schema();
}
