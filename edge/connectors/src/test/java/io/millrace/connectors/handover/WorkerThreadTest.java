package io.millrace.connectors.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerThreadTest {
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @Test
    void refusesItemsWhileItIsBehindAndTakesThemAgainLater() {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        try (WorkerThread<String> thread = WorkerThread.named(
                "test",
                item -> {
                    gate.await();
                    written.incrementAndGet();
                },
                failures::add)) {
            int taken = 0;
            while (thread.offer("a")) {
                taken++;
            }
            assertThat(taken).isPositive();
            assertThat(thread.offer("a")).isFalse();

            gate.countDown();
            await().until(() -> thread.offer("a"));
            assertThat(thread.call(written::get).join()).isEqualTo(taken + 1);
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aCallThatIsCancelledIsNotMade() {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        try (WorkerThread<String> thread = WorkerThread.named("test", item -> gate.await(), failures::add)) {
            assertThat(thread.offer("a")).isTrue();
            CompletableFuture<Integer> cancelled = thread.call(calls::incrementAndGet);
            CompletableFuture<Integer> wanted = thread.call(calls::incrementAndGet);
            cancelled.cancel(false);
            gate.countDown();

            assertThat(wanted.join()).isEqualTo(1);
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aFailureReachesTheJobAndEveryCall() {
        IllegalStateException broken = new IllegalStateException("broken");
        try (WorkerThread<String> thread = WorkerThread.named(
                "test",
                item -> {
                    throw broken;
                },
                failures::add)) {
            assertThat(thread.offer("a")).isTrue();
            CompletableFuture<Integer> waiting = thread.call(() -> 1);

            await().untilAsserted(() -> assertThat(failures).containsExactly(broken));
            assertThat(waiting).isCompletedExceptionally();
            assertThat(thread.call(() -> 1)).isCompletedExceptionally();
        }
    }

    @Test
    void aFailureReachesWhoWaitsForRoom() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        IllegalStateException broken = new IllegalStateException("broken");
        try (WorkerThread<String> thread = WorkerThread.named(
                "test",
                item -> {
                    gate.await();
                    throw broken;
                },
                failures::add)) {
            while (thread.offer("a")) {
                assertThat(failures).isEmpty();
            }
            CompletableFuture<Throwable> waiting =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> thread.put("b")));
            gate.countDown();

            assertThat(waiting.get(30, TimeUnit.SECONDS)).hasCause(broken);
            assertThat(catchThrowable(() -> thread.put("c"))).hasCause(broken);
            assertThat(thread.offer("d")).isFalse();
        }
    }

    @Test
    void closingInterruptsAndIsNoFailure() {
        CountDownLatch started = new CountDownLatch(1);
        WorkerThread<String> thread = WorkerThread.named(
                "test",
                item -> {
                    started.countDown();
                    new CountDownLatch(1).await();
                },
                failures::add);
        thread.offer("a");
        CompletableFuture<Integer> waiting = thread.call(() -> 1);
        await().until(() -> started.getCount() == 0);

        thread.close();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(thread.call(() -> 1)).isCompletedExceptionally();
        assertThat(failures).isEmpty();
    }
}
