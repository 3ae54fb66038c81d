package io.millrace.connectors.kafka;

import io.millrace.connectors.handover.RecordQueue;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.ConnectorContext;
import io.millrace.model.spi.Split;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Runs the client, which blocks: polls it and hands over what comes. */
final class ConsumerThread implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final long JOIN_MILLIS = 5000;
    private static final long NO_END = Long.MAX_VALUE;
    private static final long ENDED = -1;

    private final KafkaConnection connection;
    private final List<AssignedPartition> partitions;
    private final KafkaReading reading;
    private final RecordQueue queue;
    private final ReadProgress progress;
    private final ConnectorContext context;
    private final Thread thread;
    private final RecordArena arena = new RecordArena(64 << 10);
    /** The offset at which each split ends for us. */
    private final long[] ends;

    /** The splits of which enough waits to be polled by the tasklet, so that the client is to fetch no more of them for now. */
    private final boolean[] full;

    private int running;
    private volatile @Nullable Consumer<?, ?> consumer;
    private volatile boolean closed;

    ConsumerThread(
            KafkaConnection connection,
            List<AssignedPartition> partitions,
            KafkaReading reading,
            List<Split> splits,
            ReadProgress progress,
            ConnectorContext context) {
        this.connection = connection;
        this.partitions = partitions;
        this.reading = reading;
        this.queue = new RecordQueue(splits, this::wakeUp);
        this.progress = progress;
        this.context = context;
        this.ends = new long[partitions.size()];
        this.full = new boolean[partitions.size()];
        this.running = partitions.size();
        this.thread = Thread.ofPlatform()
                .name("kafka-source-" + context.node())
                .daemon()
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** What the tasklet polls. */
    RecordQueue queue() {
        return queue;
    }

    /** Ends the wait for records, because a partition that was paused can go on. */
    private void wakeUp() {
        Consumer<?, ?> waiting = consumer;
        if (waiting != null) {
            waiting.wakeup();
        }
    }

    private void run() {
        try {
            Consumer<Integer, Integer> connected = reading.connect(connection, arena);
            try {
                readAll(connected);
            } finally {
                // An interrupt has done its work by now and would keep the client from closing.
                closed |= Thread.interrupted();
                connected.close(CloseOptions.timeout(CLOSE));
            }
        } catch (Throwable e) {
            if (!closed) {
                context.failure().accept(KafkaErrors.of(e, "read " + keys(), connection));
            }
        }
    }

    private void readAll(Consumer<Integer, Integer> consumer) {
        seek(consumer);
        this.consumer = consumer;
        BrokerWatch watch = new BrokerWatch(consumer.metrics(), connection, context);
        Optional<GroupReport> report = reading.groupId().map(group -> new GroupReport(consumer, group, context.time()));
        endFinished(consumer);
        while (running > 0 && !closed) {
            pauseFull(consumer);
            ConsumerRecords<Integer, Integer> records = poll(consumer);
            handOver(records);
            progress.update(consumer, partitions);
            endFinished(consumer);
            watch.look(records.isEmpty() && !consumer.paused().containsAll(keys()));
            report.ifPresent(GroupReport::sendIfDue);
        }
        report.ifPresent(GroupReport::sendLast);
    }

    private static ConsumerRecords<Integer, Integer> poll(Consumer<Integer, Integer> consumer) {
        try {
            return consumer.poll(POLL);
        } catch (WakeupException e) {
            return ConsumerRecords.empty();
        }
    }

    private void seek(Consumer<Integer, Integer> consumer) {
        consumer.assign(keys());
        Map<TopicPartition, Long> firsts = consumer.beginningOffsets(keys());
        Map<TopicPartition, Long> lasts = consumer.endOffsets(keys());
        for (AssignedPartition assigned : partitions) {
            long first = Objects.requireNonNull(firsts.get(assigned.partition()));
            long last = Objects.requireNonNull(lasts.get(assigned.partition()));
            long start =
                    switch (reading.startFrom()) {
                        case EARLIEST -> first;
                        case LATEST -> last;
                    };
            long offset = assigned.position().orElse(start);
            if (offset < first || offset > last) {
                throw new MillraceException(
                        "KAFKA_POSITION_GONE",
                        "the job was at offset " + offset + " of " + assigned.partition() + ", which now keeps " + first
                                + " to " + last
                                + ": retention took records before they were read, or the topic was made anew");
            }
            consumer.seek(assigned.partition(), offset);
            ends[assigned.split()] = reading.stopAtEnd() ? last : NO_END;
            queue.putStart(assigned.split(), offset);
        }
    }

    private void pauseFull(Consumer<Integer, Integer> consumer) {
        for (AssignedPartition assigned : partitions) {
            int split = assigned.split();
            if (!full[split] && queue.isFull(split)) {
                full[split] = true;
                consumer.pause(List.of(assigned.partition()));
            } else if (full[split] && queue.hasRoomAgain(split)) {
                full[split] = false;
                if (!isEnded(split)) {
                    consumer.resume(List.of(assigned.partition()));
                }
            }
        }
    }

    private void handOver(ConsumerRecords<Integer, Integer> records) {
        if (records.isEmpty()) {
            return;
        }
        long receivedMicros = context.time().epochMicros();
        for (AssignedPartition assigned : partitions) {
            if (!records.records(assigned.partition()).isEmpty()) {
                progress.setBehind(assigned.split());
            }
        }
        for (AssignedPartition assigned : partitions) {
            var upToEnd = upTo(ends[assigned.split()], records.records(assigned.partition()));
            if (!upToEnd.isEmpty()) {
                queue.put(
                        arena.records(assigned, upToEnd, receivedMicros),
                        upToEnd.getLast().offset() + 1);
            }
        }
        arena.renew();
    }

    /** Without the records that came after the job's end was fixed. */
    private static List<ConsumerRecord<Integer, Integer>> upTo(
            long end, List<ConsumerRecord<Integer, Integer>> records) {
        int count = records.size();
        while (count > 0 && records.get(count - 1).offset() >= end) {
            count--;
        }
        return records.subList(0, count);
    }

    private void endFinished(Consumer<Integer, Integer> consumer) {
        if (!reading.stopAtEnd()) {
            return;
        }
        for (AssignedPartition assigned : partitions) {
            int split = assigned.split();
            // The position also passes what is no record, such as the marks of transactions.
            if (!isEnded(split) && consumer.position(assigned.partition()) >= ends[split]) {
                consumer.pause(List.of(assigned.partition()));
                queue.putEnd(split);
                ends[split] = ENDED;
                running--;
            }
        }
    }

    private List<TopicPartition> keys() {
        return partitions.stream().map(AssignedPartition::partition).toList();
    }

    private boolean isEnded(int split) {
        return ends[split] == ENDED;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
