package io.millrace.connectors.kafka;

import io.millrace.model.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports progress to a consumer group, for lag monitors. Nothing is ever read back, so that a failure is only logged. */
final class GroupReport {
    private static final Logger LOG = LoggerFactory.getLogger(GroupReport.class);
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final Duration LAST = Duration.ofSeconds(1);

    private final Consumer<?, ?> consumer;
    private final String group;
    private final TimeSource time;
    private long sentNanos;
    private boolean failing;

    GroupReport(Consumer<?, ?> consumer, String group, TimeSource time) {
        this.consumer = consumer;
        this.group = group;
        this.time = time;
        this.sentNanos = time.nanoTime();
    }

    void sendIfDue() {
        long now = time.nanoTime();
        if (now - sentNanos >= INTERVAL_NANOS) {
            sentNanos = now;
            consumer.commitAsync((offsets, failure) -> note(failure));
        }
    }

    /** Reports the end of the job, within a second. */
    void sendLast() {
        try {
            consumer.commitSync(LAST);
        } catch (WakeupException e) {
            // It was for a wait that has ended meanwhile.
            sendLast();
        } catch (KafkaException e) {
            note(e);
        }
    }

    private void note(@Nullable Exception failure) {
        if (failure != null && !failing) {
            LOG.warn("cannot report progress to consumer group '{}': {}", group, failure.getMessage());
        }
        failing = failure != null;
    }
}
