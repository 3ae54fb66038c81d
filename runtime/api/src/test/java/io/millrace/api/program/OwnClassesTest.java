package io.millrace.api.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.api.Aggregation;
import io.millrace.api.Deduplication;
import io.millrace.api.Job;
import io.millrace.api.RollUp;
import io.millrace.api.Source;
import io.millrace.api.StatefulStep;
import io.millrace.api.TimeWindow;
import io.millrace.model.data.DataType;
import io.millrace.model.data.Field;
import io.millrace.model.function.AggregateFunction;
import io.millrace.model.function.AggregateSignature;
import io.millrace.model.function.Arguments;
import io.millrace.model.function.Result;
import io.millrace.model.function.State;
import io.millrace.model.function.WindowFunction;
import io.millrace.model.function.WindowSignature;
import io.millrace.model.function.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Aggregates, windows and steps are classes of the program. */
class OwnClassesTest {
    /** The product of BIGINTs, 1 of none. */
    public static final class Product implements AggregateFunction {
        @Override
        public AggregateSignature signature(List<DataType> arguments) {
            return AggregateSignature.of(
                    DataType.Scalar.BIGINT,
                    List.of(Field.nullable("product", DataType.Scalar.BIGINT)),
                    DataType.Scalar.BIGINT);
        }

        @Override
        public void start(State state) {
            state.set(0, 1L);
        }

        @Override
        public void add(Arguments row, State state) {
            state.set(0, Math.multiplyExact(state.getLong(0), row.getLong(0)));
        }

        @Override
        public void merge(State other, State state) {
            add(other, state);
        }

        @Override
        public void result(State state, Result result) {
            result.set(state.getLong(0));
        }
    }

    record Timed(Instant time, long number) {}

    record Products(long product, long even) {}

    @Test
    void aggregatesAreClassesOfTheProgram() {
        List<Products> seen = new ArrayList<>();
        Job job = Job.named("products");
        job.source(
                        "ticks",
                        Source.of(Timed.class, List.of(new Timed(Instant.EPOCH, 3), new Timed(Instant.EPOCH, 4)))
                                .eventTime("time"))
                .window(TimeWindow.tumbling(Duration.ofMinutes(1)))
                .aggregate(
                        Aggregation.of(Product.class, "number"),
                        Aggregation.of(Product.class, "number")
                                .filter("MOD(number, 2) = 0")
                                .as("even"))
                .as(Products.class)
                .subscribe(seen::add);
        job.run();

        assertThat(seen).containsExactly(new Products(12, 4));
        assertThat(job.toYaml()).contains("call: product");
    }

    /** From each minute that a number names, two minutes. */
    public static final class TwoMinutes implements WindowFunction {
        @Override
        public WindowSignature signature(List<DataType> arguments) {
            return WindowSignature.of(DataType.Scalar.BIGINT);
        }

        @Override
        public void assign(long timeMillis, Arguments row, Windows windows) {
            windows.add(timeMillis - row.getLong(0) * 60_000, timeMillis + 120_000);
        }
    }

    record Span(Instant windowStart, Instant windowEnd, long count) {}

    @Test
    void windowsAreClassesOfTheProgram() {
        List<Span> seen = new ArrayList<>();
        Job job = Job.named("spans");
        job.source(
                        "ticks",
                        Source.of(Timed.class, List.of(new Timed(Instant.EPOCH, 3), new Timed(Instant.EPOCH, 3)))
                                .eventTime("time"))
                .window(TimeWindow.of(TwoMinutes.class, "number"))
                .aggregate(Aggregation.count())
                .as(Span.class)
                .subscribe(seen::add);
        job.run();

        assertThat(seen).containsExactly(new Span(Instant.EPOCH.minusSeconds(180), Instant.EPOCH.plusSeconds(120), 2));
    }

    record Beat(long number) {}

    record Count(long beats, Instant last) {}

    enum Kind {
        FIRST,
        SILENT
    }

    record Notice(Kind kind, long beats, @Nullable Instant last) {}

    record Told(
            long number,
            Instant time,
            Kind kind,
            long beats,
            @Nullable Instant last) {}

    /** Tells of the first tick of a number, and when there was none for a minute. */
    public static final class Silence implements StatefulStep<Beat, Count, Notice> {
        private static final Duration LONG = Duration.ofMinutes(1);

        @Override
        public Count process(Beat row, @Nullable Count state, Context<Notice> context) {
            if (state == null) {
                context.emit(new Notice(Kind.FIRST, row.number(), null));
            } else {
                context.clearTimer(state.last().plus(LONG));
            }
            context.setTimer(context.time().plus(LONG));
            return new Count(state == null ? 1 : state.beats() + 1, context.time());
        }

        @Override
        public @Nullable Count onTimer(@Nullable Count state, Context<Notice> context) {
            if (state != null) {
                context.emit(new Notice(Kind.SILENT, state.beats(), state.last()));
            }
            return null;
        }
    }

    @Test
    void stepsKeepRecordsByKey() {
        List<Told> seen = new ArrayList<>();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Job job = Job.named("silence").parallelism(2);
        var ticks = job.source(
                "ticks",
                Source.of(
                                Timed.class,
                                List.of(
                                        new Timed(start, 1),
                                        new Timed(start.plusSeconds(50), 1),
                                        new Timed(start.plusSeconds(20), 2),
                                        new Timed(start.plusSeconds(200), 1)))
                        .eventTime("time")
                        .maxOutOfOrderness(Duration.ofMinutes(2)));
        var told = ticks.keyBy("number").process(Silence.class);
        told.as(Told.class).subscribe(seen::add);
        told.late().as(Timed.class).subscribe(late -> {});
        job.run();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        new Told(1, start, Kind.FIRST, 1, null),
                        new Told(1, start.plusSeconds(110), Kind.SILENT, 2, start.plusSeconds(50)),
                        new Told(1, start.plusSeconds(200), Kind.FIRST, 1, null),
                        new Told(1, start.plusSeconds(260), Kind.SILENT, 1, start.plusSeconds(200)),
                        new Told(2, start.plusSeconds(20), Kind.FIRST, 2, null),
                        new Told(2, start.plusSeconds(80), Kind.SILENT, 1, start.plusSeconds(20)));
        assertThat(job.explain())
                .contains("process process")
                .contains("silence(number) by number in the order of time");
    }

    record Rolled(
            String grouping,
            String windowSize,
            long count,
            @Nullable Long number) {}

    record LateTick(long number, String windowSize) {}

    @Test
    void rollUpsAndDeduplicationsHaveMethods() {
        List<Rolled> seen = new ArrayList<>();
        Job job = Job.named("rolled");
        Timed tick = new Timed(Instant.EPOCH, 3);
        var rolled = job.source(
                        "ticks",
                        Source.of(Timed.class, List.of(tick, tick, new Timed(Instant.EPOCH, 4)))
                                .eventTime("time"))
                .deduplicate(Deduplication.by("number").within(Duration.ofMinutes(1)))
                .keyBy("number")
                .rollUp(RollUp.of(Duration.ofMinutes(1))
                        .groupingSets(List.of("number"), List.of())
                        .aggregate(Aggregation.count()));
        rolled.as(Rolled.class).subscribe(seen::add);
        rolled.late().as(LateTick.class).subscribe(late -> {});
        job.run();

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        new Rolled("number", "1m", 1, 3L),
                        new Rolled("number", "1m", 1, 4L),
                        new Rolled("", "1m", 2, null));
    }

    @Test
    void anAggregateThatThrowsFailsTheJob() {
        Job job = Job.named("products");
        job.source(
                        "ticks",
                        Source.of(
                                        Timed.class,
                                        List.of(new Timed(Instant.EPOCH, Long.MAX_VALUE), new Timed(Instant.EPOCH, 2)))
                                .eventTime("time"))
                .window(TimeWindow.tumbling(Duration.ofMinutes(1)))
                .aggregate(Aggregation.of(Product.class, "number"))
                .subscribe(row -> {});

        assertThatThrownBy(job::run)
                .hasMessageContaining("'product(number)' failed: java.lang.ArithmeticException: long overflow");
    }
}
