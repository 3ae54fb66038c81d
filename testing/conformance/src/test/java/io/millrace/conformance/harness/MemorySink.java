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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of each sink, by its id in the plan. Refuses a batch now and then, as a slow sink does. */
public final class MemorySink implements SinkConnector {
    static final String NAME = "memory";

    /** By the id of the sink, what each opened one has got. */
    private final Map<String, List<Written>> sinks = new ConcurrentHashMap<>();

    private final long seed;
    private final boolean parallel;

    private record Written(Queue<Map<String, @Nullable Object>> rows, Map<Long, Integer> countsAtSnapshots) {
        Written() {
            this(new ConcurrentLinkedQueue<>(), new ConcurrentHashMap<>());
        }

        Stream<Map<String, @Nullable Object>> before(long snapshot) {
            int count = countsAtSnapshots.getOrDefault(snapshot, rows.size());
            return rows.stream().limit(count);
        }
    }

    public MemorySink(long seed) {
        this(seed, false);
    }

    /** @param parallel whether a sink is written by several at the same time */
    public MemorySink(long seed, boolean parallel) {
        this.seed = seed;
        this.parallel = parallel;
    }

    /** The rows written to a sink so far, as maps in the order of the schema. */
    public List<Map<String, @Nullable Object>> rows(String sink) {
        return written(sink).stream().flatMap(part -> part.rows().stream()).toList();
    }

    private List<Written> written(String sink) {
        return sinks.getOrDefault(sink, List.of());
    }

    /** The rows written to a sink before the barrier of a snapshot. */
    public List<Map<String, @Nullable Object>> rowsBefore(String sink, long snapshot) {
        return written(sink).stream().flatMap(part -> part.before(snapshot)).toList();
    }

    /** How many rows were written to a sink so far. */
    public int count(String sink) {
        return written(sink).stream().mapToInt(part -> part.rows().size()).sum();
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
    public boolean writesInParallel(Options options) {
        return parallel;
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        Written target = new Written();
        sinks.computeIfAbsent(context.connector().node(), node -> new CopyOnWriteArrayList<>())
                .add(target);
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
                    target.rows().add(row);
                }
                context.deliveries().delivered(batch.selectedCount(), arrivalMicros);
                batch.memory().release();
                return true;
            }

            @Override
            public CompletionStage<byte[]> prepare(long checkpoint) {
                target.countsAtSnapshots().put(checkpoint, target.rows().size());
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
