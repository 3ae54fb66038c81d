package io.millrace.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.job.JobStatus;
import io.millrace.model.plan.Plan;
import io.millrace.model.spi.LookupConnector;
import io.millrace.model.spi.TimeSource;
import io.millrace.model.state.Snapshot;
import io.millrace.vector.clock.SystemTime;
import io.millrace.vector.tasklet.SourceState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A job in memory that is interrupted at points that a seed chooses, and goes on each time from a snapshot with another number of instances. What came out before
 * the snapshot and behind it is to be what a run in one piece gives.
 */
public final class InterruptedJob {
    private final Map<String, List<List<String>>> splits;
    private final Path directory;
    private final long seed;
    private final List<LookupConnector> tables;
    private final TimeSource time;
    private final boolean parallelSinks;

    /** @param splits by the id of the source in the plan: the records of each split */
    public InterruptedJob(Map<String, List<List<String>>> splits, Path directory, long seed) {
        this(splits, directory, seed, new SystemTime());
    }

    /** @param tables to look up in */
    public InterruptedJob(
            Map<String, List<List<String>>> splits, Path directory, long seed, List<LookupConnector> tables) {
        this(splits, directory, seed, tables, new SystemTime(), false);
    }

    /** @param time the clock that the job goes by */
    public InterruptedJob(Map<String, List<List<String>>> splits, Path directory, long seed, TimeSource time) {
        this(splits, directory, seed, List.of(), time, false);
    }

    private InterruptedJob(
            Map<String, List<List<String>>> splits,
            Path directory,
            long seed,
            List<LookupConnector> tables,
            TimeSource time,
            boolean parallelSinks) {
        this.tables = tables;
        this.splits = splits;
        this.directory = directory;
        this.seed = seed;
        this.time = time;
        this.parallelSinks = parallelSinks;
    }

    /** The same, but each sink is written by as many at the same time as there are places that rows come from. */
    public InterruptedJob withParallelSinks() {
        return new InterruptedJob(splits, directory, seed, tables, time, true);
    }

    /**
     * Runs a plan of {@link MemoryJob#inMemory}.
     *
     * @param parallelism of the run up to each snapshot, and of the last one
     * @return what came out, by sink
     */
    public Map<String, List<Map<String, @Nullable Object>>> run(Plan plan, int... parallelism) {
        Random random = new Random(seed);
        Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
        plan.sinks().forEach(sink -> rows.put(sink.id(), new ArrayList<>()));
        Optional<Snapshot> from = Optional.empty();
        for (int i = 0; i < parallelism.length; i++) {
            boolean last = i == parallelism.length - 1;
            long left = left(plan, from);
            long most = last ? left : random.nextLong(left + 1);
            MemorySink sink = new MemorySink(seed, parallelSinks);
            MemorySource source = new MemorySource(splits, last, seed + i, most);
            Plan parallel = MemoryJob.parallel(plan, parallelism[i]);
            JobRun run = from.map(
                            snapshot -> MemoryJob.resume(parallel, source, sink, tables, directory, time, snapshot))
                    .orElseGet(() -> MemoryJob.start(parallel, source, sink, tables, directory, time));
            if (!last) {
                Snapshot taken = interrupt(run, random, most);
                rows.forEach((id, all) -> all.addAll(sink.rowsBefore(id, taken.id())));
                from = Optional.of(taken);
            }
            JobMetrics metrics = run.completion()
                    .toCompletableFuture()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            assertThat(metrics.deadLetters()).isZero();
            if (last) {
                rows.forEach((id, all) -> all.addAll(sink.rows(id)));
            }
        }
        return rows;
    }

    /**
     * Takes snapshots while the job runs, and stops it.
     *
     * @param most how many records the run gets
     */
    private static Snapshot interrupt(JobRun run, Random random, long most) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> run.status() != JobStatus.STARTING);
        Snapshot taken = snapshot(run);
        for (int i = random.nextInt(3); i >= 0; i--) {
            long wanted = Math.min(most, run.metrics().eventsIn() + random.nextLong(most / 4 + 1));
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> run.metrics().eventsIn() >= wanted);
            taken = snapshot(run);
        }
        run.stop();
        return taken;
    }

    /** How many records there are behind a snapshot. */
    private long left(Plan plan, Optional<Snapshot> from) {
        long all = splits.values().stream()
                .flatMap(List::stream)
                .mapToLong(List::size)
                .sum();
        long read = from.stream()
                .flatMap(snapshot -> plan.sources()
                        .flatMap(source -> Stream.ofNullable(snapshot.nodes().get(source.id()))))
                .flatMap(state -> SourceState.of(state).positions().values().stream())
                .mapToLong(position -> Long.parseLong(position.value()))
                .sum();
        return all - read;
    }

    private static Snapshot snapshot(JobRun run) {
        return run.snapshot()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
