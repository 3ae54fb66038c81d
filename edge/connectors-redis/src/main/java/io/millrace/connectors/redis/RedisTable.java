package io.millrace.connectors.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.connectors.handover.WorkerThread;
import io.millrace.model.spi.EncodedRecords;
import io.millrace.model.spi.LookupTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads over several connections in turn, each with a thread, a virtual one: unlike others it can be interrupted while it waits for the network. */
final class RedisTable implements LookupTable {
    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** A connection and its thread, which takes requests one after the other. */
    private record Lane(RedisReader reader, WorkerThread<Void> worker) {}

    RedisTable(RedisServer server, String prefix, RowQuery query, int connections, String node) {
        Outage outage = new Outage(server, node, "read from");
        for (int i = 0; i < connections; i++) {
            RedisReader reader = new RedisReader(server, prefix.getBytes(UTF_8), query, outage);
            Thread.Builder thread = Thread.ofVirtual().name("redis-lookup-" + node + "-" + i);
            lanes.add(new Lane(reader, new WorkerThread<>(thread, nothing -> {}, failure -> {})));
        }
    }

    @Override
    public CompletionStage<EncodedRecords> lookUp(EncodedRecords keys) {
        Lane lane = lanes.get(Math.floorMod(turn.getAndIncrement(), lanes.size()));
        return lane.worker().call(() -> lane.reader().read(keys));
    }

    @Override
    public void close() {
        for (Lane lane : lanes) {
            lane.worker().close();
            lane.reader().close();
        }
    }
}
