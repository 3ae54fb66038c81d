package io.millrace.vector.snapshot;

import io.millrace.model.state.NodeState;
import java.util.Map;
import java.util.function.Supplier;

/** The part of one tasklet in the snapshots of its run. State is by node: a tasklet may run several. */
public final class Participant {
    private final Snapshots snapshots;

    Participant(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** The id of the last snapshot that was asked for. */
    public long wanted() {
        return snapshots.wanted();
    }

    /** Hands over what the tasklet keeps at the barrier of a snapshot. */
    public void save(long id, Map<String, NodeState> state) {
        snapshots.save(this, id, state);
    }

    /** Tells that the tasklet has ended, and how to get what it kept then; that counts for all later snapshots. */
    public void end(Supplier<Map<String, NodeState>> state) {
        snapshots.end(this, state);
    }

    /** Whether all tasklets have handed over theirs. */
    public boolean isComplete(long id) {
        return snapshots.isComplete(id);
    }
}
