package io.millrace.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.cli.job.FakeRun;
import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobMetrics.Latency;
import io.millrace.model.job.JobMetrics.Lookups;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final CompletableFuture<Integer> signal = new CompletableFuture<>();
    private final CompletableFuture<Throwable> loss = new CompletableFuture<>();
    private final Watch watch = new Watch(signal, List.of(loss));
    private final FakeRun run = new FakeRun();

    @Test
    void returnsWhenTheConditionHolds() throws Exception {
        int[] asked = {0};

        assertThat(watch.until(() -> ++asked[0] == 3)).isTrue();
    }

    @Test
    void noticesASignal() throws Exception {
        signal.complete(2);

        assertThat(watch.until(() -> false)).isFalse();
    }

    @Test
    void noticesARunThatFails() {
        MillraceException failure = new MillraceException("A_CODE", "why");
        watch.over(run);
        run.fail(failure);

        assertThatThrownBy(() -> watch.until(() -> false)).isSameAs(failure);
    }

    @Test
    void noticesALoss() {
        MillraceException failure = new MillraceException("A_CODE", "why");
        loss.complete(failure);

        assertThatThrownBy(() -> watch.until(() -> false)).isSameAs(failure);
    }

    @Test
    void stopsAllRuns() throws Exception {
        watch.over(run);
        run.onStop(run::end);

        watch.stopAll();

        assertThat(run.status().isEnd()).isTrue();
    }

    @Test
    void aRunHasCaughtUpWhenNothingWaitsAndNothingMoves() {
        CaughtUp caughtUp = new CaughtUp(run);
        run.show(metrics(0, 0));
        assertThat(samples(caughtUp, 20)).as("it has read nothing yet").isFalse();
        run.show(metrics(5, 3));
        assertThat(samples(caughtUp, 20)).as("something waits").isFalse();
        run.show(metrics(8, 0));
        assertThat(samples(caughtUp, 10)).as("it moved a moment ago").isFalse();
        assertThat(samples(caughtUp, 1)).isTrue();
    }

    /** Whether any of so many samples says so. */
    private static boolean samples(CaughtUp caughtUp, int number) {
        return IntStream.range(0, number).mapToObj(i -> caughtUp.getAsBoolean()).anyMatch(Boolean::booleanValue);
    }

    private static JobMetrics metrics(long eventsIn, long lag) {
        return new JobMetrics(
                eventsIn,
                0,
                0,
                0,
                0,
                0,
                Map.of(),
                Lookups.NONE,
                OptionalLong.empty(),
                OptionalLong.of(lag),
                Latency.NONE,
                Map.of(),
                1);
    }
}
