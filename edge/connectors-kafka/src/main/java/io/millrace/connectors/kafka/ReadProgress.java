package io.millrace.connectors.kafka;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.kafka.clients.consumer.Consumer;

/** How far the broker is ahead, as the client learnt it from the last answers: written by the reading thread, read by any. */
final class ReadProgress {
    private static final long UNKNOWN = -1;

    /** 1 for each split of which the broker had nothing more. */
    private final AtomicIntegerArray caughtUp;

    private volatile long lag = UNKNOWN;

    ReadProgress(int splits) {
        this.caughtUp = new AtomicIntegerArray(splits);
    }

    boolean isCaughtUp(int split) {
        return caughtUp.get(split) == 1;
    }

    OptionalLong lag() {
        long known = lag;
        return known == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /** To be called before records of a split are handed over, which may take long. */
    void setBehind(int split) {
        caughtUp.set(split, 0);
    }

    /** To be called when everything that was polled has been handed over. */
    void update(Consumer<?, ?> consumer, List<AssignedPartition> partitions) {
        long sum = UNKNOWN;
        for (AssignedPartition assigned : partitions) {
            OptionalLong behind = consumer.currentLag(assigned.partition());
            if (behind.isPresent()) {
                sum = Math.max(sum, 0) + behind.getAsLong();
            }
            caughtUp.set(assigned.split(), behind.orElse(UNKNOWN) == 0 ? 1 : 0);
        }
        lag = sum;
    }
}
