package io.millrace.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.connectors.kafka.Writing.Row;
import io.millrace.model.data.Selection;
import io.millrace.model.error.MillraceException;
import io.millrace.model.spi.Sink;
import io.millrace.testkit.connector.ConnectorJob;
import io.millrace.testkit.connector.ConnectorJob.Delivery;
import io.millrace.testkit.connector.LineRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class KafkaSinkIT {
    private final Broker broker;
    private final Cluster cluster;
    private final String topic;

    KafkaSinkIT(Broker broker, TestInfo test) {
        this.broker = broker;
        this.cluster = new Cluster(broker.address());
        this.topic = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void writesKeyValueTimeAndHeaders() {
        try (Writing writing = write(Map.of(
                "key", "{id}/{count}",
                "headers", List.of("count", "at", "body"),
                "timestampField", "at",
                "timestampType", "CREATE_TIME"))) {
            writing.write(7, new Row("a", 1, 978_307_200_123_456L, "first"), new Row("b", 2, null, null));
            writing.commit();

            List<ConsumerRecord<String, String>> records = cluster.read(topic);
            ConsumerRecord<String, String> first = only(records, "a/1");
            assertThat(first.value()).isEqualTo("first");
            assertThat(first.timestamp()).isEqualTo(978_307_200_123L);
            assertThat(headers(first)).containsExactly("count=1", "at=2001-01-01T00:00:00.123456Z", "body=first");
            ConsumerRecord<String, String> second = only(records, "b/2");
            assertThat(second.value()).isNull();
            assertThat(second.timestamp()).isCloseTo(System.currentTimeMillis(), within(Duration.ofMinutes(5)));
            assertThat(headers(second)).containsExactly("count=2");
            assertThat(writing.job.deliveries()).containsExactly(new Delivery(2, 7));
            assertThat(writing.job.failures()).isEmpty();
        }
    }

    @Test
    void takesTheKeyFromAFieldAndNoneFromANull() {
        try (Writing writing = write(Map.of("keyField", "id"))) {
            writing.write(0, new Row("a", 1, "v"), new Row(null, 2, null, "w"));
            writing.commit();

            assertThat(cluster.read(topic))
                    .extracting(record -> record.key() + "=" + record.value())
                    .containsExactlyInAnyOrder("a=v", "null=w");
        }
    }

    @Test
    void writesSelectedRowsOnly() {
        try (Writing writing = write(Map.of("key", "{id}"))) {
            Selection selection = Selection.of(new int[] {1, 3}, 2);
            var rows = Writing.batch(row("a", 0), row("b", 1), row("c", 2), row("d", 3))
                    .select(selection);
            await().until(() -> writing.sink.write(rows, Sink.NO_ARRIVAL));
            writing.commit();

            assertThat(cluster.read(topic))
                    .extracting(record -> record.key() + record.value())
                    .containsExactlyInAnyOrder("b1", "d3");
            assertThat(writing.job.deliveredRows()).isEqualTo(2);
        }
    }

    @Test
    void writesOneMessageForRowsThatAreOneRecord() {
        ConnectorJob job = new ConnectorJob(Path.of("."), broker.environment());
        KafkaSinkConnector connector = new KafkaSinkConnector();
        try (Sink sink = connector.open(
                ConnectorJob.options(connector, Map.of("topic", topic)),
                job.sinkContext(LineRows.SCHEMA, LineRows.joined("<", ">")))) {
            await().until(() -> sink.write(LineRows.of("a", "b", "c"), 7));
            await().until(() -> sink.write(LineRows.of("d"), 8));
            sink.prepare(1).toCompletableFuture().join();

            assertThat(cluster.read(topic)).extracting(ConsumerRecord::value).containsExactlyInAnyOrder("<abc>", "<d>");
            assertThat(job.deliveries()).containsExactlyInAnyOrder(new Delivery(3, 7), new Delivery(1, 8));
        }
    }

    @Test
    void keepsTheOrderOfEachKeyInOnePartition() {
        int keys = 50;
        int count = 100_000;
        try (Writing writing = write(Map.of("key", "{id}", "partitions", 12L))) {
            for (int from = 0; from < count; from += 1000) {
                writing.write(
                        0,
                        IntStream.range(from, from + 1000)
                                .mapToObj(i -> row("key " + i % keys, i))
                                .toArray(Row[]::new));
            }
            writing.commit();
            assertThat(writing.job.deliveredRows()).isEqualTo(count);
        }

        List<ConsumerRecord<String, String>> records = cluster.read(topic);
        assertThat(records).hasSize(count);
        Map<String, Set<Integer>> partitions =
                records.stream().collect(groupingBy(ConsumerRecord::key, mapping(ConsumerRecord::partition, toSet())));
        assertThat(partitions).hasSize(keys).allSatisfy((key, used) -> assertThat(used)
                .hasSize(1));
        records.stream()
                .collect(groupingBy(ConsumerRecord::key, mapping(record -> Integer.valueOf(record.value()), toList())))
                .forEach((key, values) -> assertThat(values).isSorted());
    }

    @Test
    void makesTheTopicAsTheJobAsks() {
        write(Map.of(
                        "partitions",
                        12L,
                        "replicationFactor",
                        1L,
                        "retention",
                        Duration.ofDays(7),
                        "topicProperties",
                        Map.of("cleanup.policy", "compact,delete")))
                .close();

        assertThat(cluster.describe(topic).partitions())
                .hasSize(12)
                .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(1));
        assertThat(cluster.property(topic, "retention.ms")).isEqualTo("604800000");
        assertThat(cluster.property(topic, "message.timestamp.type")).isEqualTo("LogAppendTime");
        assertThat(cluster.property(topic, "cleanup.policy")).isEqualTo("compact,delete");
    }

    @Test
    void keepsTheAppendTimeUnlessAskedOtherwise() {
        try (Writing writing = write(Map.of("timestampField", "at"))) {
            writing.write(0, new Row("a", 1, 978_307_200_000_000L, "v"));
            writing.commit();
        }

        ConsumerRecord<String, String> record = cluster.read(topic).getFirst();
        assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
        assertThat(record.timestamp()).isCloseTo(System.currentTimeMillis(), within(Duration.ofMinutes(5)));
    }

    @Test
    void takesATopicOfAnotherSizeAsItIs() {
        cluster.create(topic, 3, Map.of());

        try (Writing writing = write(Map.of("partitions", 12L))) {
            writing.write(0, row("a", 1));
            writing.commit();
        }

        assertThat(cluster.describe(topic).partitions()).hasSize(3);
        assertThat(cluster.read(topic)).hasSize(1);
    }

    @Test
    void writesRecordsOfSomeMegabytes() {
        String large = "x".repeat(12_000_000);
        try (Writing writing = write(Map.of("compression", "NONE"))) {
            writing.write(0, new Row("a", 1, large));
            writing.commit();
        }

        assertThat(cluster.read(topic).getFirst().value()).hasSize(large.length());
    }

    @Test
    void failsOnARecordThatTheTopicDoesNotTake() {
        cluster.create(topic, 1, Map.of("max.message.bytes", "1000"));
        try (Writing writing = write(Map.of("compression", "NONE"))) {
            writing.write(0, new Row("a", 1, "x".repeat(5000)));

            await().until(() -> !writing.job.failures().isEmpty());
            assertThat(writing.job.failures()).singleElement().isInstanceOfSatisfying(MillraceException.class, e -> {
                assertThat(e.code()).isEqualTo("KAFKA_RECORD_TOO_LARGE");
                assertThat(e).hasMessageContainingAll(topic, "max.message.bytes");
            });
            assertThat(writing.sink.prepare(1)).failsWithin(Duration.ofSeconds(30));
            assertThat(writing.job.deliveredRows()).isZero();
        }
    }

    @Test
    void failsOnARecordLargerThanItsLimit() {
        try (Writing writing = write(Map.of("maxRecordBytes", 1000L))) {
            writing.write(0, new Row("a", 1, "x".repeat(500_000)));

            await().until(() -> !writing.job.failures().isEmpty());
            assertThat(writing.job.failures().getFirst())
                    .isInstanceOfSatisfying(
                            MillraceException.class, e -> assertThat(e.code()).isEqualTo("KAFKA_RECORD_TOO_LARGE"));
        }
    }

    @Test
    void saysWhyItCannotStart() {
        assertError(Map.of("createTopic", false), "KAFKA_TOPIC_NOT_FOUND", "createTopic: true would make it");
        assertError(Map.of("replicationFactor", 3L), "KAFKA_FAILED", "replication");
        assertError(Map.of("topicProperties", Map.of("retention.ms", "long")), "KAFKA_FAILED", "retention.ms");
        assertError(Map.of("key", "{id}", "keyField", "id"), "KAFKA_KEY_GIVEN_TWICE", "keyField");
        assertThatThrownBy(() -> Writing.of(
                        Broker.environment("127.0.0.1:1"), topic, Map.of("connectTimeout", Duration.ofMillis(500))))
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo("KAFKA_UNREACHABLE"));
    }

    private void assertError(Map<String, Object> options, String code, String part) {
        assertThatThrownBy(() -> write(options))
                .isInstanceOfSatisfying(
                        MillraceException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    private Writing write(Map<String, Object> options) {
        return Writing.of(broker.environment(), topic, options);
    }

    private static Row row(String id, int number) {
        return new Row(id, number, Integer.toString(number));
    }

    private static ConsumerRecord<String, String> only(List<ConsumerRecord<String, String>> records, String key) {
        return records.stream()
                .filter(record -> record.key().equals(key))
                .reduce((a, b) -> {
                    throw new AssertionError("two records of key " + key);
                })
                .orElseThrow();
    }

    private static List<String> headers(ConsumerRecord<String, String> record) {
        return Arrays.stream(record.headers().toArray()).map(KafkaSinkIT::text).toList();
    }

    private static String text(Header header) {
        return header.key() + "=" + new String(header.value(), UTF_8);
    }

    private static Offset<Long> within(Duration duration) {
        return Offset.offset(duration.toMillis());
    }
}
