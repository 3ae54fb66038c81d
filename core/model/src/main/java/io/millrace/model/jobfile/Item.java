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
                switch (section.variant()) {
                    case StepGrammar.LOOKUP -> List.of(Edge.Port.MAIN, Edge.Port.DEAD_LETTERS);
                    case StepGrammar.WINDOW_AGGREGATE,
                            StepGrammar.TOP_N,
                            StepGrammar.JOIN,
                            StepGrammar.COGROUP,
                            StepGrammar.ROLL_UP,
                            StepGrammar.PROCESS,
                            "" -> List.of(Edge.Port.MAIN, Edge.Port.LATE);
                    default -> List.of(Edge.Port.MAIN);
                };
            case SINK -> List.of();
        };
    }
}
