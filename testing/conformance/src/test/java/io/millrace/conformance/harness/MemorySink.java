package io.millrace.conformance.harness;

import io.millrace.model.data.Batch;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import io.millrace.testkit.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of each sink, by its id in the plan. Refuses a batch now and then, as a slow sink does. */
public final class MemorySink implements SinkConnector {
    static final String NAME = "memory";

    private final Map<String, Queue<Map<String, @Nullable Object>>> rows = new ConcurrentHashMap<>();
    private final Map<String, Map<Long, Integer>> countsAtSnapshots = new ConcurrentHashMap<>();
    private final long seed;

    public MemorySink(long seed) {
        this.seed = seed;
    }

    /** The rows written to a sink so far, as maps in the order of the schema. */
    public List<Map<String, @Nullable Object>> rows(String sink) {
        return List.copyOf(rows.getOrDefault(sink, new ConcurrentLinkedQueue<>()));
    }

    /** The rows written to a sink before the barrier of a snapshot. */
    public List<Map<String, @Nullable Object>> rowsBefore(String sink, long snapshot) {
        int count = countsAtSnapshots.getOrDefault(sink, Map.of()).getOrDefault(snapshot, count(sink));
        return rows(sink).subList(0, count);
    }

    /** How many rows were written to a sink so far. */
    public int count(String sink) {
        return rows.getOrDefault(sink, new ConcurrentLinkedQueue<>()).size();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Rows kept in memory, for tests.";
    }

    @Override
    public boolean needsFormat() {
        return false;
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        Queue<Map<String, @Nullable Object>> target =
                rows.computeIfAbsent(context.connector().node(), node -> new ConcurrentLinkedQueue<>());
        Random random = new Random(seed);
        return new Sink() {
            @Override
            public boolean write(Batch batch, long arrivalMicros) {
                if (random.nextInt(4) == 0) {
                    return false;
                }
                for (List<@Nullable Object> values : Rows.of(batch)) {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    for (int i = 0; i < values.size(); i++) {
                        row.put(context.schema().field(i).name(), values.get(i));
                    }
                    target.add(row);
                }
                batch.memory().release();
                context.deliveries().delivered(batch.selectedCount(), arrivalMicros);
                return true;
            }

            @Override
            public CompletionStage<byte[]> prepare(long checkpoint) {
                countsAtSnapshots
                        .computeIfAbsent(context.connector().node(), node -> new ConcurrentHashMap<>())
                        .put(checkpoint, target.size());
                return CompletableFuture.completedStage(new byte[0]);
            }

            @Override
            public CompletionStage<Void> commit(byte[] prepared) {
                return CompletableFuture.completedStage(null);
            }

            @Override
            public CompletionStage<Void> abort(byte[] prepared) {
                return CompletableFuture.completedStage(null);
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
