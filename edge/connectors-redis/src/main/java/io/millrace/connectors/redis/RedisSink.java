package io.millrace.connectors.redis;

import io.millrace.connectors.handover.ArrivedRows;
import io.millrace.connectors.handover.WorkerThread;
import io.millrace.model.data.Batch;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sets values as rows come. One thread turns rows into commands, a thread per connection writes them; rows of one key take the same
 * connection, so that they stay in order.
 */
final class RedisSink implements Sink {
    private static final byte[] NOTHING = {};

    private final RowCommands commands;
    private final SinkContext context;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final List<Lane> lanes = new ArrayList<>();
    private final WorkerThread<ArrivedRows> splitter;

    RedisSink(RedisServer server, RowCommands commands, int connections, SinkContext context) {
        this.commands = commands;
        this.context = context;
        String name = "redis-sink-" + context.connector().node();
        Outage outage = new Outage(server, context.connector().node(), "write to");
        for (int i = 0; i < connections; i++) {
            lanes.add(new Lane(name + "-" + i, new RedisWriter(server, outage)));
        }
        this.splitter = WorkerThread.named(name, this::split, this::fail);
    }

    @Override
    public boolean write(Batch rows, long arrivalMicros) {
        return splitter.offer(new ArrivedRows(rows, arrivalMicros));
    }

    private void split(ArrivedRows arrived) throws InterruptedException, ExecutionException {
        List<Chunk> chunks = commands.chunks(arrived.rows(), lanes.size());
        int rows = arrived.rows().selectedCount();
        arrived.release();
        int parts = (int) chunks.stream().filter(chunk -> !chunk.isEmpty()).count();
        AtomicInteger missing = new AtomicInteger(parts);
        for (int i = 0; i < lanes.size(); i++) {
            if (!chunks.get(i).isEmpty()) {
                lanes.get(i).worker.put(new Part(chunks.get(i), missing, rows, arrived.arrivalMicros()));
            }
        }
    }

    /**
     * The rows of a batch that go over one connection.
     *
     * @param missing how many parts of the batch have yet to be written
     * @param rows those of the whole batch
     */
    private record Part(Chunk chunk, AtomicInteger missing, int rows, long arrivalMicros) {}

    /** A connection and its thread, a virtual one: unlike others it can be interrupted while it waits for the network. */
    private final class Lane {
        private final RedisWriter writer;
        private final WorkerThread<Part> worker;

        Lane(String name, RedisWriter writer) {
            this.writer = writer;
            this.worker = new WorkerThread<>(Thread.ofVirtual().name(name), this::write, RedisSink.this::fail);
        }

        private void write(Part part) throws InterruptedException {
            writer.write(part.chunk());
            if (part.missing().decrementAndGet() == 0) {
                context.deliveries().delivered(part.rows(), part.arrivalMicros());
            }
        }

        void close() {
            worker.close();
            writer.close();
        }
    }

    /** Fails the job with the first failure; those that follow are its echo. */
    private void fail(Throwable failure) {
        if (failed.compareAndSet(false, true)) {
            context.connector().failure().accept(failure);
        }
    }

    @Override
    public CompletionStage<byte[]> prepare(long checkpoint) {
        return splitter.call(() -> {
            for (CompletableFuture<byte[]> written :
                    lanes.stream().map(lane -> lane.worker.call(() -> NOTHING)).toList()) {
                written.get();
            }
            return NOTHING;
        });
    }

    @Override
    public CompletionStage<Void> commit(byte[] prepared) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> abort(byte[] prepared) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        splitter.close();
        lanes.forEach(Lane::close);
    }
}
