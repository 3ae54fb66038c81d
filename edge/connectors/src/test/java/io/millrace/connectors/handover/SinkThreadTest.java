package io.millrace.connectors.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.testkit.connector.LineRows;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SinkThreadTest {
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @Test
    void refusesRowsWhileItIsBehindAndTakesThemAgainLater() {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        try (SinkThread thread = new SinkThread(
                "test",
                (rows, arrival) -> {
                    gate.await();
                    written.incrementAndGet();
                },
                failures::add)) {
            int taken = 0;
            while (thread.offer(LineRows.of("a"), 0)) {
                taken++;
            }
            assertThat(taken).isPositive();
            assertThat(thread.offer(LineRows.of("a"), 0)).isFalse();

            gate.countDown();
            await().until(() -> thread.offer(LineRows.of("a"), 0));
            assertThat(thread.call(written::get).join()).isEqualTo(taken + 1);
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aFailureReachesTheJobAndEveryCall() {
        IllegalStateException broken = new IllegalStateException("broken");
        try (SinkThread thread = new SinkThread(
                "test",
                (rows, arrival) -> {
                    throw broken;
                },
                failures::add)) {
            assertThat(thread.offer(LineRows.of("a"), 0)).isTrue();
            CompletableFuture<Integer> waiting = thread.call(() -> 1);

            await().untilAsserted(() -> assertThat(failures).containsExactly(broken));
            assertThat(waiting).isCompletedExceptionally();
            assertThat(thread.call(() -> 1)).isCompletedExceptionally();
        }
    }

    @Test
    void closingInterruptsAndIsNoFailure() {
        CountDownLatch started = new CountDownLatch(1);
        SinkThread thread = new SinkThread(
                "test",
                (rows, arrival) -> {
                    started.countDown();
                    new CountDownLatch(1).await();
                },
                failures::add);
        thread.offer(LineRows.of("a"), 0);
        CompletableFuture<Integer> waiting = thread.call(() -> 1);
        await().until(() -> started.getCount() == 0);

        thread.close();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(thread.call(() -> 1)).isCompletedExceptionally();
        assertThat(failures).isEmpty();
    }
}
