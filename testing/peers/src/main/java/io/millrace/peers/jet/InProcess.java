package io.millrace.peers.jet;

import io.millrace.benchmarks.nexmark.Digest;
import io.millrace.benchmarks.nexmark.NexmarkEvents;
import io.millrace.benchmarks.nexmark.PassClock;
import io.millrace.peers.AuctionReader;
import io.millrace.peers.BidReader;
import io.millrace.peers.PersonReader;
import io.millrace.peers.PreparedRows;
import io.millrace.peers.RowReader;
import java.util.HashMap;
import java.util.Map;

/** What the functions of a pipeline reach in their process: Jet serialises functions, so that they cannot bring it along. */
final class InProcess {
    private static volatile Map<String, Object[][]> objects = Map.of();
    private static volatile PassClock clock = new PassClock();
    private static volatile Digest digest = new Digest(false);

    private InProcess() {}

    /**
     * Makes objects of events: Jet hands objects on, so that none can be used again.
     *
     * @param events by the source
     */
    static void use(Map<String, NexmarkEvents> events) {
        Map<String, Object[][]> made = new HashMap<>();
        events.forEach(
                (source, prepared) -> made.put(source, objects(PreparedRows.of(prepared.batches()), reader(source))));
        objects = Map.copyOf(made);
    }

    private static RowReader<?> reader(String source) {
        return switch (source) {
            case "bids" -> new BidReader();
            case "persons" -> new PersonReader();
            case "auctions" -> new AuctionReader();
            default -> throw new IllegalArgumentException("no query reads " + source);
        };
    }

    private static <T> Object[][] objects(PreparedRows rows, RowReader<T> reader) {
        Object[][] made = new Object[rows.size()][];
        for (int number = 0; number < made.length; number++) {
            rows.open(number, reader);
            made[number] = new Object[rows.batches().get(number).rowCount()];
            for (int row = 0; row < made[number].length; row++) {
                T object = reader.newRow();
                reader.read(row, object);
                made[number][row] = object;
            }
        }
        return made;
    }

    /** A pass begins. */
    static void begin(PassClock passClock, Digest passDigest) {
        clock = passClock;
        digest = passDigest;
    }

    /** A processor of the pass at hand. */
    static ObjectProcessor newProcessor(String source) {
        Object[][] found = objects.get(source);
        if (found == null) {
            throw new IllegalArgumentException("no events for " + source);
        }
        return new ObjectProcessor(found, clock);
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
