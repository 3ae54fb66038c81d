package io.millrace.peers.flink;

import io.millrace.benchmarks.nexmark.Digest;
import io.millrace.benchmarks.nexmark.PassClock;
import io.millrace.model.data.Batch;
import io.millrace.peers.BidReader;
import java.util.List;

/**
 * What the functions of a job reach in their process: Flink serialises functions, so that they cannot bring it along.
 */
final class InProcess {
    private static volatile List<Batch> bids = List.of();
    private static volatile List<String[]> extras = List.of();
    private static volatile PassClock clock = new PassClock();
    private static volatile Digest digest = new Digest(false);

    private InProcess() {}

    static void use(List<Batch> batches) {
        bids = batches;
        extras = batches.stream().map(BidReader::extras).toList();
    }

    /** A pass begins. */
    static void begin(PassClock passClock, Digest passDigest) {
        clock = passClock;
        digest = passDigest;
    }

    static List<Batch> bids() {
        return bids;
    }

    static List<String[]> extras() {
        return extras;
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
