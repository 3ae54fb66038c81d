package io.millrace.benchmarks;

import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.assertj.core.api.Assertions;

/** Asserts what work allocates when it has been done often: whatever the interpreter makes that compiled code does not is left out. */
public final class AllocatedBytes {
    private static final int BATCHES = 200;

    private AllocatedBytes() {}

    /** @param batch does the work for one batch */
    public static void assertNone(Runnable batch) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    for (int i = 0; i < BATCHES; i++) {
                        batch.run();
                    }
                    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
                    // What asking allocates is less than a byte a batch.
                    Assertions.assertThat(allocated / BATCHES)
                            .as("bytes allocated by a batch")
                            .isZero();
                });
    }
}
