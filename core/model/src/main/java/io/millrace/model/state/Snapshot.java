package io.millrace.model.state;

import java.util.Map;

/**
 * All that a job keeps, at one point of each of its inputs: every row before that point has had its effect on it, and none behind. A job that is started
 * with it goes on from there, with as many instances of its steps as it likes.
 *
 * @param id greater for each later one of a job
 * @param nodes by the node's id; nodes that keep nothing are missing
 */
public record Snapshot(long id, Map<String, NodeState> nodes) {
    public Snapshot {
        nodes = Map.copyOf(nodes);
    }
}
