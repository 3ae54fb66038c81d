package io.millrace.conformance.trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.model.error.MillraceException;
import io.millrace.model.job.JobMetrics;
import io.millrace.model.job.JobRun;
import io.millrace.model.job.JobStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** The two jobs of the example on a real broker and a real Redis: first the replay, then what is made of the topic. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TripsEndToEndIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEVEN_DAYS_SECONDS = Duration.ofDays(7).toSeconds();

    private static final String COPY = """
            name: copy
            configuration:
              parallelism: 3
              sources:
                - id: events
                  connector: kafka
                  topic: events
                  stopAtEnd: true
                  format: json
                  schema:
                    - {name: departure_time, type: TIMESTAMP}
                    - {name: delay_minutes, type: INT}
                    - {name: distance_miles, type: INT}
                    - {name: origin, type: STRING}
                    - {name: destination, type: STRING}
                    - {name: region_id, type: STRING}
              sinks:
                - id: copies
                  connector: kafka
                  topic: copies
                  format: json
                  key: "{region_id}"
                  partitions: 12
                  replicationFactor: 1
            """;

    private static Services services;
    private static ExpectedMetrics expected = new ExpectedMetrics(Map.of());

    @BeforeAll
    static void start(@TempDir Path directory) {
        services = new Services(directory);
        expected = ExpectedMetrics.of(Trips.records());
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Test
    @Order(1)
    void replayFillsTwelvePartitionsByRegion() throws IOException {
        JobMetrics metrics = services.run("replay.yaml");

        assertThat(metrics.eventsIn()).isEqualTo(508_239);
        assertThat(metrics.deadLetters()).isZero();
        assertThat(metrics.deliveredBySink()).containsEntry("events", 508_239L);
        List<ConsumerRecord<byte[], byte[]>> records = read("events");
        assertThat(records).hasSize(508_239);
        Map<String, List<Integer>> partitionsOfRegion = records.stream()
                .collect(Collectors.groupingBy(
                        record -> utf8(record.key()),
                        Collectors.collectingAndThen(
                                Collectors.mapping(ConsumerRecord::partition, Collectors.toSet()), List::copyOf)));
        assertThat(partitionsOfRegion.values()).allMatch(partitions -> partitions.size() == 1);
        List<String> written = new ArrayList<>(
                records.stream().map(record -> utf8(record.value())).toList());
        List<String> expectedRecords = new ArrayList<>(Trips.records());
        written.sort(null);
        expectedRecords.sort(null);
        assertThat(written.equals(expectedRecords)).as("the same records").isTrue();
    }

    @Test
    @Order(2)
    void metricsOfEveryWindowReachRedisAlthoughItIsAwayForAWhile() throws IOException {
        JobRun run = services.start("metrics.yaml", "parallelism=3", "sources.trips.stopAtEnd=true");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> delivered(run) > 1000);
        services.stopRedis();
        long before = delivered(run);
        Awaitility.await()
                .during(Duration.ofSeconds(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> run.status() == JobStatus.RUNNING);
        services.restartRedis();
        JobMetrics metrics = Services.completion(run);

        assertThat(before).isLessThan(expected.size());
        assertThat(metrics.eventsIn()).isEqualTo(508_239);
        assertThat(metrics.lateEvents()).isZero();
        assertThat(metrics.eventsOut()).isEqualTo(expected.size());
        expected.assertEqualTo(windowsInRedis(), "in Redis");
    }

    @Test
    @Order(3)
    void recordsThatAreNoneBecomeDeadLettersWithTheirBytesAndProvenance() throws Exception {
        List<byte[]> bad = List.of(
                utf8("{\"departure_time\":"),
                utf8("{\"departure_time\":\"soon\",\"delay_minutes\":1,\"distance_miles\":2,\"region_id\":\"NV\"}"),
                invalidUtf8(),
                utf8("[".repeat(10_000) + "]".repeat(10_000)),
                tenMegabytes());
        List<String> good = Trips.records().subList(0, 1000);
        produce("mixed", bad, good);

        JobMetrics metrics = services.run(
                "metrics.yaml",
                "sources.trips.topic=mixed",
                "sources.trips.stopAtEnd=true",
                "sinks.metrics.key=mixed:{region_id}:{window_start:millis}");

        assertThat(metrics.eventsIn()).isEqualTo(good.size() + bad.size());
        assertThat(metrics.deadLetters()).isEqualTo(bad.size());
        assertThat(metrics.eventsOut()).isEqualTo(ExpectedMetrics.of(good).size());
        List<ConsumerRecord<byte[], byte[]>> letters = read("events_dlq");
        assertThat(letters).hasSize(bad.size());
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            Map<String, String> headers = headers(letter);
            int offset = Integer.parseInt(Objects.requireNonNull(headers.get("offset")));
            assertThat(Arrays.equals(letter.value(), bad.get(offset)))
                    .as("the bytes of record %s", offset)
                    .isTrue();
            assertThat(utf8(letter.key())).isEqualTo("bad");
            assertThat(headers)
                    .containsEntry("source", "mixed")
                    .containsEntry("partition", "0")
                    .containsEntry("job", "trips-metrics")
                    .containsKeys("error_code", "error_message", "timestamp");
            assertThat(Objects.requireNonNull(headers.get("error_message")).length())
                    .isLessThan(500);
        }
        assertThat(letters.stream()
                        .map(letter -> headers(letter).get("error_code"))
                        .distinct()
                        .count())
                .as("codes tell the causes apart")
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    @Order(4)
    void aTopicThatDoesNotExistIsNamed() throws IOException {
        JobRun run = services.start("metrics.yaml", "sources.trips.topic=evnets");

        assertThatThrownBy(() -> Services.completion(run))
                .hasCauseInstanceOf(MillraceException.class)
                .hasMessageContaining("evnets")
                .hasMessageContaining("events");
        assertThat(run.status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    @Order(5)
    void recordsOfAKeyStayInOrderThroughSeveralConsumersAndProducers(@TempDir Path directory) throws IOException {
        Path job = Files.writeString(directory.resolve("copy.yaml"), COPY);

        JobMetrics metrics = services.run(job.toString());

        assertThat(metrics.deliveredBySink()).containsEntry("copies", 508_239L);
        Map<String, List<String>> copies = byKey(read("copies"));
        Map<String, List<String>> events = byKey(read("events"));
        assertThat(copies.keySet()).isEqualTo(events.keySet());
        events.forEach((key, records) -> assertThat(records.equals(copies.get(key)))
                .as("records of %s", key)
                .isTrue());
    }

    private static Map<String, List<String>> byKey(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        record -> utf8(record.key()),
                        Collectors.mapping(record -> utf8(record.value()), Collectors.toList())));
    }

    private static long delivered(JobRun run) {
        return run.metrics().deliveredBySink().getOrDefault(ExpectedMetrics.SINK, 0L);
    }

    /** All windows in Redis, found by the index that the job keeps. */
    private static List<Map<String, @Nullable Object>> windowsInRedis() throws IOException {
        try (Jedis redis = new Jedis(URI.create(services.redis()))) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (String region : redis.smembers("regions")) {
                List<String> starts = redis.zrange("region:" + region + ":windows", 0, -1);
                String[] keys = starts.stream()
                        .map(start -> "region:" + region + ":window:" + start)
                        .toArray(String[]::new);
                List<String> windows = redis.mget(keys);
                for (int i = 0; i < keys.length; i++) {
                    Map<String, @Nullable Object> row = row(JSON.readTree(windows.get(i)));
                    Instant start = (Instant) Objects.requireNonNull(row.get("window_start"));
                    assertThat(starts.get(i)).isEqualTo(String.valueOf(start.toEpochMilli()));
                    rows.add(row);
                }
                assertThat(redis.ttl(keys[0])).isBetween(1L, SEVEN_DAYS_SECONDS);
            }
            return rows;
        }
    }

    private static Map<String, @Nullable Object> row(JsonNode json) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            Object text = name.startsWith("window_") ? Instant.parse(value.asText()) : value.asText();
            row.put(name, value.isNumber() ? value.numberValue() : text);
        }
        return row;
    }

    private static void produce(String topic, List<byte[]> bad, List<String> good) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", services.kafka(), "max.request.size", 32 << 20, "buffer.memory", 64L << 20);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", services.kafka()));
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)
                            .configs(Map.of("max.message.bytes", String.valueOf(32 << 20)))))
                    .all()
                    .get();
            for (byte[] record : bad) {
                producer.send(new ProducerRecord<>(topic, utf8("bad"), record)).get();
            }
            for (String record : good) {
                producer.send(new ProducerRecord<>(topic, utf8(record))).get();
            }
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", services.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long total = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (records.size() < total) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .collect(Collectors.toMap(header -> header.key(), header -> utf8(header.value())));
    }

    private static byte[] invalidUtf8() {
        byte[] record = utf8("{\"departure_time\":\"2001-01-01T00:00:00Z\",\"region_id\":\"N?\",\"delay_minutes\":1}");
        record[
                IntStream.range(0, record.length)
                        .filter(i -> record[i] == '?')
                        .findFirst()
                        .orElseThrow()] = (byte) 0xC3;
        return record;
    }

    private static byte[] tenMegabytes() {
        return utf8("{\"departure_time\":\"2001-01-01T00:00:00Z\",\"note\":\"" + "x".repeat(10 << 20)
                + "\",\"region_id\":\"NV\"}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
