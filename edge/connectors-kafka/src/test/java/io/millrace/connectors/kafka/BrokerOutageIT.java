package io.millrace.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.connectors.kafka.Reading.Received;
import io.millrace.connectors.kafka.Writing.Row;
import io.millrace.model.data.Batch;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.Sink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerOutageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Broker broker;

    BrokerOutageIT(@TempDir Path directory) {
        this.broker = new Broker(directory);
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void bothDirectionsGoOnWhenTheBrokerIsBack() {
        try (Writing writing = Writing.of(broker.environment(), "events", Map.of("key", "{id}", "partitions", 3L));
                Reading reading = Reading.of(broker.environment(), "events", Map.of())) {
            writing.write(0, numbers(0, 1000));
            await().atMost(PATIENCE).until(() -> reading.poll() == 1000);

            broker.stop();
            writing.write(0, numbers(1000, 2000));
            assertThat(writing.job.deliveredRows()).isEqualTo(1000);
            broker.restart();
            writing.write(0, numbers(2000, 3000));

            await().atMost(PATIENCE).until(() -> reading.poll() >= 3000);
            writing.commit();
            assertThat(writing.job.deliveredRows()).isEqualTo(3000);
            assertThat(reading.received)
                    .extracting(Received::value)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 3000).mapToObj(String::valueOf).toList());
            for (int partition = 0; partition < 3; partition++) {
                assertThat(reading.ofPartition(partition))
                        .extracting(one -> Integer.valueOf(one.value()))
                        .isSorted();
            }
            assertThat(writing.job.failures()).isEmpty();
            assertThat(reading.job.failures()).isEmpty();
        }
    }

    @Test
    void aBrokerThatHangsHoldsTheJobBackAndLosesNothing() {
        // Small, so that a few batches fill it.
        Map<String, Object> options = Map.of("key", "{id}", "bufferBytes", 1L << 20, "compression", "NONE");
        try (Writing writing = Writing.of(broker.environment(), "events", options)) {
            writing.write(0, numbers(0, 1));
            writing.commit();

            broker.signal("STOP");
            Batch batch = Writing.batch(numbers(1, 10_001));
            int taken = 0;
            while (writing.sink.write(batch, Sink.NO_ARRIVAL)) {
                taken++;
            }
            assertThat(taken).isPositive();
            assertThat(writing.sink.write(batch, Sink.NO_ARRIVAL)).isFalse();
            assertThat(writing.job.deliveredRows()).isEqualTo(1);

            broker.signal("CONT");
            writing.commit();
            assertThat(writing.job.deliveredRows()).isEqualTo(1 + taken * 10_000L);
            assertThat(new Cluster(broker.address()).read("events")).hasSize(1 + taken * 10_000);
            assertThat(writing.job.failures()).isEmpty();
        }
    }

    @Test
    void failsOnceItsPatienceIsOver() {
        Map<String, Object> options = Map.of("retryTimeout", Duration.ofSeconds(2));
        try (Writing writing = Writing.of(broker.environment(), "events", options)) {
            broker.stop();
            writing.write(0, numbers(0, 10));

            await().atMost(PATIENCE).until(() -> !writing.job.failures().isEmpty());
            assertThat(writing.job.failures())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("KAFKA_DELIVERY_TIMEOUT"));
            assertThat(writing.sink.prepare(1)).failsWithin(PATIENCE);
        }
        broker.restart();
    }

    @Test
    void closesAtOnceWhileTheBrokerIsAway() {
        try (Writing writing = Writing.of(broker.environment(), "events", Map.of());
                Reading reading = Reading.of(broker.environment(), "events", Map.of())) {
            writing.write(0, numbers(0, 10));
            await().atMost(PATIENCE).until(() -> reading.poll() == 10);
            broker.stop();
            writing.write(0, numbers(10, 20));
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("kafka-s") || name.startsWith("kafka-producer"));
        broker.restart();
    }

    private static Row[] numbers(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new Row("key " + i % 10, i, Integer.toString(i)))
                .toArray(Row[]::new);
    }
}
