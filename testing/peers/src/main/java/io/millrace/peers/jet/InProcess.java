package io.millrace.peers.jet;

import io.millrace.benchmarks.nexmark.Digest;
import io.millrace.benchmarks.nexmark.PassClock;
import io.millrace.model.data.Batch;
import io.millrace.peers.Bid;
import io.millrace.peers.BidReader;
import java.util.List;

/** What the functions of a pipeline reach in their process: Jet serialises functions, so that they cannot bring it along. */
final class InProcess {
    private static volatile Bid[][] bids = {};
    private static volatile PassClock clock = new PassClock();
    private static volatile Digest digest = new Digest(false);

    private InProcess() {}

    /** Makes objects of bids: Jet hands objects on, so that none can be used again. */
    static void use(List<Batch> batches) {
        BidReader reader = new BidReader(number -> BidReader.extras(batches.get(number)));
        Bid[][] made = new Bid[batches.size()][];
        for (int number = 0; number < made.length; number++) {
            reader.open(batches.get(number), number);
            made[number] = new Bid[batches.get(number).rowCount()];
            for (int row = 0; row < made[number].length; row++) {
                Bid bid = new Bid();
                reader.read(row, bid);
                made[number][row] = bid;
            }
        }
        bids = made;
    }

    /** A pass begins. */
    static void begin(PassClock passClock, Digest passDigest) {
        clock = passClock;
        digest = passDigest;
    }

    /** A processor of the pass at hand. */
    static BidProcessor newProcessor() {
        return new BidProcessor(bids, clock);
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
