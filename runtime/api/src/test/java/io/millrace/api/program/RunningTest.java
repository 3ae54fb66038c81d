package io.millrace.api.program;

import static io.millrace.api.Aggregation.sum;
import static io.millrace.api.TimeWindow.tumbling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.Job;
import io.millrace.api.JobLauncher;
import io.millrace.api.Sink;
import io.millrace.api.Source;
import io.millrace.model.data.DataType;
import io.millrace.model.error.MillraceException;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.Result;
import io.millrace.model.function.RowFunction;
import io.millrace.model.function.Signature;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.job.JobStatus;
import io.millrace.model.spi.Catalog;
import io.millrace.model.state.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RunningTest {
    private static final long NUMBERS = 50_000;

    /** Results for two keys of 24 seconds, whose last one is over before half of the numbers have come. */
    private static final int FIRED_HALFWAY = 48;

    record Tick(long number) {}

    record Squared(long number, long square) {}

    @Test
    void streamsAndSuppliersAreSourcesToo() {
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Tick> ticks = LongStream.range(0, 100_000).mapToObj(Tick::new).onClose(() -> closed.set(true));
        AtomicLong next = new AtomicLong();
        List<Tick> seen = new ArrayList<>();
        Job job = Job.named("ticks").parallelism(2);
        var streamed = job.source("streamed", Source.streamed(Tick.class, () -> ticks));
        var supplied = job.source("supplied", Source.generated(Tick.class, () -> {
            long number = next.getAndIncrement();
            return number < 1000 ? new Tick(number) : null;
        }));
        streamed.union(supplied).subscribe(seen::add);

        assertThat(job.run().deliveredBySink()).containsEntry("in-process", 101_000L);
        assertThat(closed).isTrue();
        assertThat(seen).hasSize(101_000);
        assertThat(seen.stream().mapToLong(Tick::number).sum()).isEqualTo(99_999L * 50_000 + 999 * 500);
    }

    @Test
    void aSourceThatWaitsGivesWhatIsThereAndIsStopped() throws Exception {
        BlockingQueue<Tick> ticks = new LinkedBlockingQueue<>();
        BlockingQueue<Tick> seen = new LinkedBlockingQueue<>();
        Job job = Job.named("waiting");
        job.source("ticks", Source.generated(Tick.class, () -> take(ticks))).subscribe(seen::add);
        JobRun run = job.start();

        ticks.add(new Tick(1));
        assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo(new Tick(1));
        assertThat(run.status()).isEqualTo(JobStatus.RUNNING);
        ticks.add(new Tick(2));
        assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo(new Tick(2));
        run.stop();

        assertThat(run.completion()
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS)
                        .eventsOut())
                .isEqualTo(2);
        assertThat(run.status()).isEqualTo(JobStatus.STOPPED);
    }

    private static Tick take(BlockingQueue<Tick> ticks) {
        try {
            return ticks.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptStopsTheJob() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Job job = Job.named("interrupted");
        job.source("ticks", Source.generated(Tick.class, () -> new Tick(1))).subscribe(tick -> running.countDown());
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                job.run();
            } catch (MillraceException e) {
                thrown.add(e);
            }
        });
        assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();

        assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        assertThat(thrown).singleElement().isInstanceOfSatisfying(MillraceException.class, e -> assertThat(e.code())
                .isEqualTo("INTERRUPTED"));
    }

    /** The square of a BIGINT. */
    public static final class SquareOf implements RowFunction {
        @Override
        public Signature signature(List<DataType> arguments) {
            return Signature.of(DataType.Scalar.BIGINT, DataType.Scalar.BIGINT);
        }

        @Override
        public void evaluate(Arguments row, Result result) {
            result.set(row.getLong(0) * row.getLong(0));
        }
    }

    @Test
    void functionsAreClassesOfTheProgram() {
        List<Squared> seen = new ArrayList<>();
        Job job = Job.named("squares").function("square", SquareOf.class);
        var ticks = job.source("ticks", Source.of(Tick.class, List.of(new Tick(3), new Tick(4))));
        ticks.map("square", "square(number)").as(Squared.class).subscribe(seen::add);
        ticks.process("square", SquareOf.class, "number + 1").as(Squared.class).subscribe(seen::add);
        job.run();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        new Squared(3, 9), new Squared(4, 16), new Squared(3, 16), new Squared(4, 25));
        assertThat(job.toYaml())
                .contains("{name: square, jar: ", "class: io.millrace.api.program.RunningTest$SquareOf");
    }

    static final class Hidden implements RowFunction {
        @Override
        public Signature signature(List<DataType> arguments) {
            return Signature.of(DataType.Scalar.BIGINT);
        }

        @Override
        public void evaluate(Arguments row, Result result) {
            result.set(1L);
        }
    }

    @Test
    void functionsThatCannotBeMadeAreAProblemOfTheJob() {
        Job job = Job.named("hidden");
        job.source("ticks", Source.of(Tick.class, List.of()))
                .process("one", Hidden.class)
                .subscribe(row -> {});

        assertThatThrownBy(job::plan)
                .hasMessageContaining("FUNCTION_CLASS_INVALID")
                .hasMessageContaining("not public");
    }

    @Test
    void jobsOfALauncherRunAtTheSameTime() throws Exception {
        List<Tick> seen = new ArrayList<>();
        try (JobLauncher launcher = new JobLauncher(Catalog.installed(), Map.of())) {
            BlockingQueue<Tick> handed = new LinkedBlockingQueue<>();
            Job first = Job.named("first");
            first.source("ticks", Source.generated(Tick.class, () -> {
                        Tick tick = take(handed);
                        return tick.number() < 0 ? null : tick;
                    }))
                    .subscribe(seen::add);
            Job second = Job.named("second");
            second.source("ticks", Source.of(Tick.class, List.of(new Tick(1), new Tick(-1))))
                    .subscribe(handed::add);
            JobRun run = first.start(launcher);
            second.run(launcher);
            run.completion().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }

        assertThat(seen).containsExactly(new Tick(1));
    }

    @Test
    void whatABackgroundTaskThrowsEndsTheJob() {
        Catalog catalog = new Catalog(
                List.of(),
                List.of(new FailingSink()),
                List.of(Catalog.installed().format("columns").orElseThrow()));
        try (JobLauncher launcher = new JobLauncher(catalog, Map.of())) {
            Job job = Job.named("background");
            job.source("ticks", Source.generated(Tick.class, () -> new Tick(1))).sinkTo(Sink.to(FailingSink.NAME));

            assertThatThrownBy(() -> job.run(launcher))
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("BACKGROUND_TASK_FAILED"))
                    .hasMessageContaining("out of paper");
        }
    }

    record Sum(Instant windowStart, long parity, long numbers) {}

    record TimedTick(Instant time, long number) {
        static TimedTick of(long number) {
            return new TimedTick(Instant.EPOCH.plusMillis(number), number);
        }
    }

    /** Takes a snapshot in the middle, and goes on from it with another number of instances. */
    @Test
    void aJobGoesOnFromASnapshot() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        List<Sum> before = new CopyOnWriteArrayList<>();
        JobRun first =
                sums(2, number -> awaitInTheMiddle(number, taken), before).start();
        Awaitility.await().until(() -> before.size() == FIRED_HALFWAY);
        Snapshot snapshot = first.snapshot().toCompletableFuture().get(60, TimeUnit.SECONDS);
        List<Sum> seen = new ArrayList<>(before);
        first.stop();
        taken.countDown();
        end(first);

        JobRun second = sums(1, number -> {}, seen).resume(snapshot);

        assertThat(end(second).eventsIn()).isEqualTo(NUMBERS / 2);
        List<Sum> whole = new ArrayList<>();
        sums(1, number -> {}, whole).run();
        assertThat(seen).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(whole);
    }

    private static JobMetrics end(JobRun run) throws Exception {
        return run.completion().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static void awaitInTheMiddle(long number, CountDownLatch taken) {
        if (number == NUMBERS / 2) {
            try {
                taken.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Job sums(int parallelism, LongConsumer seen, List<Sum> sums) {
        Job job = Job.named("sums").parallelism(parallelism);
        Supplier<Stream<TimedTick>> ticks =
                () -> LongStream.range(0, NUMBERS).peek(seen).mapToObj(TimedTick::of);
        job.source("ticks", Source.streamed(TimedTick.class, ticks).eventTime("time"))
                .map("parity", "number % 2")
                .keyBy("parity")
                .window(tumbling(Duration.ofSeconds(1)))
                .aggregate(sum("number").as("numbers"))
                .as(Sum.class)
                .subscribe(sums::add);
        return job;
    }
}
