package io.millrace.model.plan;

/**
 * An output of a node, as another node's input. Written {@code node} or {@code node.port} in job files.
 *
 * @param node the id of the node that rows come from
 * @param port which of its outputs
 */
public record Edge(String node, Port port) {

    /** The outputs that a node may have. */
    public enum Port {
        /** The rows that the node is there to make. */
        MAIN,
        /** Rows that came after their window had ended for good, as they came in. */
        LATE,
        /** Records that are no rows, in the form of {@link DeadLetters#SCHEMA}. */
        DEAD_LETTERS
    }

    public static Edge main(String node) {
        return new Edge(node, Port.MAIN);
    }

    @Override
    public String toString() {
        return switch (port) {
            case MAIN -> node;
            case LATE -> node + ".late";
            case DEAD_LETTERS -> node + ".deadLetters";
        };
    }
}
