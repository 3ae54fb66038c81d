package io.millrace.vector.snapshot;

import io.millrace.model.error.MillraceException;
import io.millrace.model.state.NodeState;
import io.millrace.model.state.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one run, one at a time. A source sends a barrier behind the rows that belong to the snapshot that is wanted; every tasklet hands over what it
 * keeps when the barrier has come to it from all sides (K. M. Chandy, L. Lamport, Distributed snapshots, 1985; P. Carbone et al., Lightweight asynchronous
 * snapshots for distributed dataflows, 2015). A tasklet that has ended counts with what it kept at its end. Safe to call from any thread.
 */
public final class Snapshots {
    /** What each tasklet kept at its end, put into rows when it is asked for; guarded by this, as all that is not volatile. */
    private final Map<Participant, Supplier<Map<String, NodeState>>> ended = new HashMap<>();

    private final Set<Participant> participants = new HashSet<>();
    private boolean open;
    private @Nullable Pending pending;
    private volatile long wanted;
    private volatile long complete;

    private record Pending(Map<Participant, Map<String, NodeState>> parts, CompletableFuture<Snapshot> completion) {}

    /** @param last the id of the snapshot that the run begins with, or 0 */
    public Snapshots(long last) {
        this.wanted = last;
        this.complete = last;
    }

    /** Takes up a tasklet, before any runs. */
    public synchronized Participant join() {
        Participant participant = new Participant(this);
        participants.add(participant);
        return participant;
    }

    /** From now on all tasklets are known and snapshots can be taken. */
    public synchronized void open() {
        open = true;
    }

    /** See {@link io.millrace.model.job.JobRun#snapshot}. */
    public synchronized CompletionStage<Snapshot> request() {
        if (pending != null) {
            return CompletableFuture.failedStage(
                    new MillraceException("SNAPSHOT_UNDER_WAY", "another snapshot of this job is under way"));
        }
        if (!open) {
            return CompletableFuture.failedStage(failed("the job is not running"));
        }
        Pending started = new Pending(new HashMap<>(), new CompletableFuture<>());
        ended.forEach((participant, state) -> started.parts().put(participant, state.get()));
        pending = started;
        wanted++;
        completeIfWhole();
        return started.completion().minimalCompletionStage();
    }

    /** The run has ended: what is not complete will not be. */
    public synchronized void close() {
        open = false;
        if (pending != null) {
            pending.completion().completeExceptionally(failed("the job has ended before the snapshot was complete"));
            pending = null;
        }
    }

    long wanted() {
        return wanted;
    }

    boolean isComplete(long id) {
        return complete >= id;
    }

    synchronized void save(Participant participant, long id, Map<String, NodeState> state) {
        if (pending != null && id == wanted) {
            pending.parts().put(participant, state);
            completeIfWhole();
        }
    }

    synchronized void end(Participant participant, Supplier<Map<String, NodeState>> state) {
        ended.put(participant, state);
        if (pending != null) {
            pending.parts().computeIfAbsent(participant, p -> state.get());
            completeIfWhole();
        }
    }

    private void completeIfWhole() {
        if (pending == null || pending.parts().size() < participants.size()) {
            return;
        }
        Map<String, NodeState> nodes = new LinkedHashMap<>();
        for (Map<String, NodeState> part : pending.parts().values()) {
            part.forEach((node, state) -> nodes.merge(node, state, NodeState::and));
        }
        CompletableFuture<Snapshot> completion = pending.completion();
        pending = null;
        complete = wanted;
        completion.complete(new Snapshot(wanted, nodes));
    }

    private static MillraceException failed(String why) {
        return new MillraceException("SNAPSHOT_FAILED", why);
    }
}
