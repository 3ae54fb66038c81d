package io.millrace.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.connectors.kafka.Reading.Received;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.Position;
import io.millrace.model.spi.Split;
import io.millrace.testkit.connector.ConnectorJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class KafkaSourceIT {
    private static final Map<String, Object> TO_THE_END = Map.of("stopAtEnd", true);

    private final Broker broker;
    private final Cluster cluster;
    private final String topic;

    KafkaSourceIT(Broker broker, TestInfo test) {
        this.broker = broker;
        this.cluster = new Cluster(broker.address());
        this.topic = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void readsEveryRecordOfEveryPartitionInOrderAndEnds() {
        cluster.create(topic, 12, Map.of());
        cluster.writeNumbers(topic, 12, 0, 60_000);

        try (Reading reading = read(TO_THE_END)) {
            assertThat(reading.source.splits())
                    .isEqualTo(IntStream.range(0, 12).mapToObj(this::split).toList());
            await().until(reading::pollToEnd);

            assertThat(reading.received).hasSize(60_000);
            for (int partition = 0; partition < 12; partition++) {
                List<Received> records = reading.ofPartition(partition);
                assertThat(records).hasSize(5000);
                for (int i = 0; i < records.size(); i++) {
                    int number = i * 12 + partition;
                    assertThat(records.get(i).offset()).isEqualTo(i);
                    assertThat(records.get(i).key()).isEqualTo("key " + number);
                    assertThat(records.get(i).value()).isEqualTo("value " + number);
                }
            }
            assertThat(reading.reader.positions()).hasSize(12).containsEntry(split(3), new Position("5000"));
            assertThat(reading.job.failures()).isEmpty();
        }
    }

    @Test
    void givesNullsAndEmptyTextsAsTheyAre() {
        cluster.create(topic, 1, Map.of());
        cluster.write(List.of(
                new ProducerRecord<>(topic, "k", "v"),
                new ProducerRecord<>(topic, "k", null),
                new ProducerRecord<>(topic, null, "v"),
                new ProducerRecord<>(topic, "", "")));

        try (Reading reading = read(TO_THE_END)) {
            await().until(reading::pollToEnd);

            assertThat(reading.received).extracting(Received::key).containsExactly("k", "k", null, "");
            assertThat(reading.received).extracting(Received::value).containsExactly("v", null, "v", "");
        }
    }

    @Test
    void endsAtOnceWithAnEmptyTopic() {
        cluster.create(topic, 3, Map.of());

        try (Reading reading = read(TO_THE_END)) {
            await().until(reading::pollToEnd);
            assertThat(reading.received).isEmpty();
        }
    }

    @Test
    void goesOnFromItsPositions() {
        cluster.create(topic, 3, Map.of());
        cluster.writeNumbers(topic, 3, 0, 300);
        Map<Split, Position> positions;
        try (Reading first = read(TO_THE_END)) {
            await().until(first::pollToEnd);
            positions = first.reader.positions();
        }
        cluster.writeNumbers(topic, 3, 300, 30);

        try (Reading second = Reading.of(broker.environment(), topic, TO_THE_END, positions)) {
            await().until(second::pollToEnd);

            assertThat(second.received)
                    .extracting(Received::value)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(300, 330)
                            .mapToObj(i -> "value " + i)
                            .toList());
        }
    }

    @Test
    void latestBeginsWithTheNextRecordAndKeepsThatPlace() {
        cluster.create(topic, 2, Map.of());
        cluster.writeNumbers(topic, 2, 0, 10);

        try (Reading reading = read(Map.of("startFrom", "LATEST"))) {
            await().until(() ->
                    reading.poll() == 0 && reading.reader.positions().size() == 2);
            assertThat(reading.reader.positions()).containsEntry(split(0), new Position("5"));

            cluster.writeNumbers(topic, 2, 10, 2);
            await().until(() -> reading.poll() == 2);
            assertThat(reading.received).extracting(Received::value).containsExactlyInAnyOrder("value 10", "value 11");
            assertThat(reading.reader.isFinished(0)).isFalse();
        }
    }

    @Test
    void aPartitionThatIsNotPolledLetsTheOthersPass() {
        cluster.create(topic, 2, Map.of());
        // Far more than may wait of one partition.
        cluster.writeNumbers(topic, 2, 0, 800_000);

        try (Reading reading = read(TO_THE_END)) {
            await().until(() -> reading.poll(1) == 400_000 && reading.reader.isFinished(1));
            assertThat(reading.reader.isFinished(0)).isFalse();
            assertThat(reading.reader.isCaughtUp(0)).isFalse();

            await().until(reading::pollToEnd);
            assertThat(reading.ofPartition(0)).hasSize(400_000);
            assertThat(reading.job.failures()).isEmpty();
        }
    }

    @Test
    void tellsWhetherItHasCaughtUp() {
        cluster.create(topic, 2, Map.of());
        cluster.writeNumbers(topic, 2, 0, 2000);

        try (Reading reading = read(Map.of())) {
            assertThat(reading.reader.isCaughtUp(0)).isFalse();
            await().until(() -> reading.poll() == 2000
                    && reading.reader.isCaughtUp(0)
                    && reading.reader.isCaughtUp(1)
                    && reading.reader.lag().orElse(-1) == 0);
        }
    }

    @Test
    void doesNotTakeWaitingRecordsForCaughtUp() {
        cluster.create(topic, 2, Map.of());
        // More than the queue holds in sets of records, so that the reading thread has to wait.
        cluster.writeNumbers(topic, 2, 0, 300_000);

        try (Reading reading = read(Map.of("maxPartitionFetchBytes", 20_000L))) {
            await().until(() -> reading.reader.lag().isPresent());
            while (reading.poll() < 300_000) {
                boolean caughtUp =
                        reading.reader.isCaughtUp(0) && reading.ofPartition(0).size() < 150_000;
                assertThat(caughtUp).isFalse();
            }
        }
    }

    @Test
    void takesTheAppendTimeForTheArrivalWhereTheBrokerKeepsIt() {
        cluster.create(topic, 1, Map.of("message.timestamp.type", "LogAppendTime"));
        long before = System.currentTimeMillis();
        cluster.write(List.of(new ProducerRecord<>(topic, 0, 1000L, "k", "v")));

        try (Reading reading = read(TO_THE_END)) {
            await().until(reading::pollToEnd);
            Received record = reading.received.getFirst();
            assertThat(record.timestamp()).isBetween(before, System.currentTimeMillis());
            assertThat(record.arrival()).isEqualTo(record.timestamp() * 1000);
        }
    }

    @Test
    void takesTheReceiptForTheArrivalWhereTheBrokerKeepsWhatWasSent() {
        cluster.create(topic, 1, Map.of("message.timestamp.type", "CreateTime"));
        cluster.write(List.of(new ProducerRecord<>(topic, 0, 1000L, "k", "v")));
        long before = System.currentTimeMillis();

        try (Reading reading = read(TO_THE_END)) {
            await().until(reading::pollToEnd);
            Received record = reading.received.getFirst();
            assertThat(record.timestamp()).isEqualTo(1000);
            assertThat(record.arrival() / 1000).isBetween(before, System.currentTimeMillis());
        }
    }

    @Test
    void readsCommittedRecordsOnlyAndEndsBehindTransactions() {
        cluster.create(topic, 1, Map.of());
        try (KafkaProducer<String, String> producer = cluster.producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            var first = producer.send(new ProducerRecord<>(topic, "k", "committed"));
            producer.commitTransaction();
            producer.beginTransaction();
            var second = producer.send(new ProducerRecord<>(topic, "k", "aborted"));
            producer.flush();
            producer.abortTransaction();
            assertThat(first).isDone();
            assertThat(second).isDone();
        }

        try (Reading reading = read(TO_THE_END)) {
            await().until(reading::pollToEnd);
            assertThat(reading.received).extracting(Received::value).containsExactly("committed");
        }
    }

    @Test
    void reportsProgressToAConsumerGroup() {
        cluster.create(topic, 1, Map.of());
        cluster.writeNumbers(topic, 1, 0, 100);

        try (Reading reading = read(Map.of("stopAtEnd", true, "groupId", "group-of-a-job"))) {
            await().until(reading::pollToEnd);
            await().until(() -> cluster.committed("group-of-a-job", topic, 0).orElse(0L) == 100);
        }
    }

    @Test
    void failsOnAPositionThatIsGone() {
        cluster.create(topic, 1, Map.of());
        cluster.writeNumbers(topic, 1, 0, 100);
        cluster.deleteBefore(topic, 0, 50);

        try (Reading reading =
                Reading.of(broker.environment(), topic, Map.of(), Map.of(split(0), new Position("10")))) {
            await().until(() -> !reading.job.failures().isEmpty());
            assertThat(reading.job.failures().getFirst())
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("KAFKA_POSITION_GONE"))
                    .hasMessageContainingAll("offset 10", topic + "-0", "keeps 50 to 100");
            assertThat(reading.received).isEmpty();
        }
    }

    @Test
    void namesTheTopicThatMayBeMeant() {
        cluster.create("measurements", 1, Map.of());

        assertError(
                broker.environment(), "mesurements", Map.of(), "KAFKA_TOPIC_NOT_FOUND", "did you mean 'measurements'?");
        assertError(broker.environment(), "no such/topic", Map.of(), "KAFKA_TOPIC_INVALID", "no such/topic");
    }

    @Test
    void saysThatNoBrokerAnswers() {
        Map<String, Object> quick = Map.of("connectTimeout", Duration.ofMillis(500));

        assertError(Broker.environment("127.0.0.1:1"), topic, quick, "KAFKA_UNREACHABLE", "127.0.0.1:1");
        assertError(Broker.environment("host.invalid:9092"), topic, quick, "KAFKA_UNREACHABLE", "host.invalid:9092");
        assertError(Broker.environment("no port"), topic, quick, "KAFKA_PROPERTY_INVALID", "no port");
        assertError(Map.of(), topic, quick, "KAFKA_ADDRESS_MISSING", "KAFKA_BOOTSTRAP_SERVERS");
        // TLS to a port that has none.
        assertError(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address()),
                topic,
                quick,
                "KAFKA_UNREACHABLE",
                "KAFKA_SSL_ENABLED");
    }

    @Test
    void refusesPropertiesThatItSetsItself() {
        assertProperty("auto.offset.reset", "earliest", "KAFKA_PROPERTY_RESERVED", "startFrom");
        assertProperty("ssl.keystore.password", "x", "KAFKA_PROPERTY_RESERVED", "no secrets");
    }

    @Test
    void failsOnAPropertyThatTheClientDoesNotTake() {
        cluster.create(topic, 1, Map.of());

        try (Reading reading = read(Map.of("properties", Map.of("heartbeat.interval.ms", "soon")))) {
            await().until(() -> !reading.job.failures().isEmpty());
            assertThat(reading.job.failures().getFirst())
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("KAFKA_PROPERTY_INVALID"))
                    .hasMessageContaining("heartbeat.interval.ms");
        }
    }

    private void assertProperty(String name, String value, String code, String part) {
        assertError(broker.environment(), topic, Map.of("properties", Map.of(name, value)), code, part);
    }

    private static void assertError(
            Map<String, String> environment, String topic, Map<String, Object> options, String code, String part) {
        ConnectorJob job = new ConnectorJob(Path.of("."), environment);
        assertThatThrownBy(() -> Reading.open(job, topic, options))
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    private Reading read(Map<String, Object> options) {
        return Reading.of(broker.environment(), topic, new HashMap<>(options));
    }

    private Split split(int partition) {
        return new Split(topic + "-" + partition);
    }
}
