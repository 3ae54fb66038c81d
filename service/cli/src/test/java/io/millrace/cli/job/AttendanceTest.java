package io.millrace.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AttendanceTest {
    private static final int INT = 2;

    private final FakeRun run = new FakeRun();
    private final CompletableFuture<Integer> signal = new CompletableFuture<>();
    private final CompletableFuture<Throwable> loss = new CompletableFuture<>();
    private final AtomicInteger announcements = new AtomicInteger();
    private final Attendance attendance =
            new Attendance(signal, loss, announcements::incrementAndGet, Duration.ofMillis(50));

    @Test
    void returnsWhenTheInputHasEnded() throws Exception {
        run.end();

        Outcome outcome = attendance.await(run);

        assertThat(outcome.status()).isEqualTo(JobStatus.STOPPED);
        assertThat(outcome.failure()).isEmpty();
        assertThat(outcome.signal()).isEmpty();
        assertThat(announcements).hasValue(0);
    }

    @Test
    void tellsWhyTheRunFailed() throws Exception {
        MillraceException cause = new MillraceException("KAFKA_UNREACHABLE", "nobody there");
        run.fail(cause);

        Outcome outcome = attendance.await(run);

        assertThat(outcome.status()).isEqualTo(JobStatus.FAILED);
        assertThat(outcome.failure()).containsSame(cause);
    }

    @Test
    void stopsTheRunInGoodOrderOnASignal() throws Exception {
        run.onStop(run::end);
        signal.complete(INT);

        Outcome outcome = attendance.await(run);

        assertThat(outcome.status()).isEqualTo(JobStatus.STOPPED);
        assertThat(outcome.signal()).hasValue(INT);
        assertThat(outcome.failure()).isEmpty();
        assertThat(announcements).hasValue(1);
    }

    @Test
    void doesNotWaitForEverForARunThatDoesNotStop() throws Exception {
        signal.complete(INT);

        Outcome outcome = attendance.await(run);

        assertThat(outcome.failure()).get().isInstanceOfSatisfying(MillraceException.class, failure -> assertThat(
                        failure.code())
                .isEqualTo("JOB_STOP_TIMEOUT"));
    }

    @Test
    void doesNotWaitForARunThatHasLostItsService() throws Exception {
        MillraceException cause = new MillraceException("EMBEDDED_SERVICE_LOST", "gone");
        loss.complete(cause);

        Outcome outcome = attendance.await(run);

        assertThat(outcome.status()).isEqualTo(JobStatus.FAILED);
        assertThat(outcome.failure()).containsSame(cause);
        assertThat(outcome.signal()).isEmpty();
    }
}
