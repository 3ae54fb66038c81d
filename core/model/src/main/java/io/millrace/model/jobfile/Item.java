package io.millrace.model.jobfile;

import io.millrace.model.document.Node;
import io.millrace.model.plan.Edge;
import java.util.List;

/**
 * A source, step or sink of a file that has got its id.
 *
 * @param idNode where its id stands, or the item itself
 */
record Item(Kind kind, String id, Node idNode, Section section) {
    enum Kind {
        SOURCE,
        STEP,
        SINK
    }

    /** The outputs that others may take, by the names that they have in files; the main output has none. */
    List<Edge.Port> ports() {
        return switch (kind) {
            case SOURCE -> List.of(Edge.Port.MAIN, Edge.Port.DEAD_LETTERS);
            case STEP ->
                section.variant().equals(StepGrammar.WINDOW_AGGREGATE)
                                || section.variant().equals(StepGrammar.TOP_N)
                                || section.variant().equals(StepGrammar.JOIN)
                                || section.variant().equals(StepGrammar.COGROUP)
                                || section.variant().equals(StepGrammar.ROLL_UP)
                                || section.variant().equals(StepGrammar.PROCESS)
                                || section.variant().isEmpty()
                        ? List.of(Edge.Port.MAIN, Edge.Port.LATE)
                        : List.of(Edge.Port.MAIN);
            case SINK -> List.of();
        };
    }
}
