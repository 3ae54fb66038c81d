package io.millrace.peers.flink;

import io.millrace.benchmarks.nexmark.Digest;
import io.millrace.benchmarks.nexmark.NexmarkEvents;
import io.millrace.benchmarks.nexmark.PassClock;
import io.millrace.peers.PreparedRows;
import java.util.HashMap;
import java.util.Map;

/**
 * What the functions of a job reach in their process: Flink serialises functions, so that they cannot bring it along.
 */
final class InProcess {
    private static volatile Map<String, PreparedRows> rows = Map.of();
    private static volatile PassClock clock = new PassClock();
    private static volatile Digest digest = new Digest(false);

    private InProcess() {}

    /** @param events by the source */
    static void use(Map<String, NexmarkEvents> events) {
        Map<String, PreparedRows> prepared = new HashMap<>();
        events.forEach((source, made) -> prepared.put(source, PreparedRows.of(made.batches())));
        rows = Map.copyOf(prepared);
    }

    /** A pass begins. */
    static void begin(PassClock passClock, Digest passDigest) {
        clock = passClock;
        digest = passDigest;
    }

    /** The events of a source. */
    static PreparedRows rows(String source) {
        PreparedRows found = rows.get(source);
        if (found == null) {
            throw new IllegalArgumentException("no events for " + source);
        }
        return found;
    }

    static PassClock clock() {
        return clock;
    }

    /** An empty digest of the kind that is wanted. */
    static Digest newDigest() {
        return new Digest(digest.isLinked());
    }

    /** Takes what a part of the sink has added up, and ends the pass unless other parts are still to come. */
    static synchronized void deliver(Digest part) {
        digest.add(part);
        clock.end();
    }
}
