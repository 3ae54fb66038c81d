package io.millrace.benchmarks.trips;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.benchmarks.CaseProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The metrics job as a careful engineer writes it for this one purpose: a plain consumer, one Jackson parser for all
 * records of a poll, primitive accumulators that are used again, one thread.
 */
final class ByHand {
    private static final long OUT_OF_ORDERNESS_MILLIS = 5 * 60_000;

    private final JsonFactory json = new JsonFactory();
    private final HandWindows windows = new HandWindows();
    private byte[] buffer = new byte[1 << 20];
    private long events;

    private ByHand() {}

    /** Arguments: bootstrap servers, topic, number of runs. */
    public static void main(String[] args) throws IOException {
        List<Map<String, Object>> runs = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            runs.add(new ByHand().run(args[0], args[1]));
        }
        CaseProcess.report(runs);
    }

    private Map<String, Object> run(String bootstrap, String topic) throws IOException {
        long start = System.nanoTime();
        List<TopicPartition> partitions = IntStream.range(0, TripsTopic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        50_000,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        1 << 20,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        4 << 20,
                        ConsumerConfig.RECEIVE_BUFFER_CONFIG,
                        4 << 20,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long total = ends.values().stream().mapToLong(Long::longValue).sum();
            long[] end = new long[TripsTopic.PARTITIONS];
            ends.forEach((partition, offset) -> end[partition.partition()] = offset);
            long[] latest = new long[TripsTopic.PARTITIONS];
            Arrays.fill(latest, Long.MIN_VALUE);
            for (TopicPartition partition : partitions) {
                if (end[partition.partition()] == 0) {
                    latest[partition.partition()] = Long.MAX_VALUE;
                }
            }
            while (events < total) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(100));
                for (TopicPartition partition : polled.partitions()) {
                    List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
                    latest[partition.partition()] = Math.max(latest[partition.partition()], add(records));
                    if (records.getLast().offset() + 1 >= end[partition.partition()]) {
                        latest[partition.partition()] = Long.MAX_VALUE;
                    }
                }
                long slowest = Arrays.stream(latest).min().orElseThrow();
                if (slowest != Long.MIN_VALUE) {
                    windows.fire(slowest == Long.MAX_VALUE ? slowest : slowest - OUT_OF_ORDERNESS_MILLIS);
                }
            }
        }
        windows.fire(Long.MAX_VALUE);
        double seconds = (System.nanoTime() - start) / 1e9;
        return Map.of("events", events, "seconds", seconds, "rows", windows.rows(), "checksum", windows.checksum());
    }

    /** Adds records to their windows and returns the latest event time in milliseconds. */
    private long add(List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        int size = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            byte[] value = record.value();
            if (value.length > buffer.length - size) {
                buffer = Arrays.copyOf(buffer, Math.max(size + value.length, buffer.length * 2));
            }
            System.arraycopy(value, 0, buffer, size, value.length);
            size += value.length;
        }
        long latest = Long.MIN_VALUE;
        try (JsonParser parser = json.createParser(buffer, 0, size)) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                long time = 0;
                int delay = 0;
                int distance = 0;
                int region = -1;
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    switch (name) {
                        case "departure_time" -> time = millis(parser.getTextCharacters(), parser.getTextOffset());
                        case "delay_minutes" -> delay = parser.getIntValue();
                        case "distance_miles" -> distance = parser.getIntValue();
                        case "region_id" ->
                            region = windows.region(
                                    parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
                        default -> parser.skipChildren();
                    }
                }
                windows.add(region, time, delay, distance);
                latest = Math.max(latest, time);
                events++;
            }
        }
        return latest;
    }

    /** Reads {@code 2001-01-31T23:59:00Z} (H. Hinnant, days from civil). */
    private static long millis(char[] text, int at) {
        int year = number(text, at, 4);
        int month = number(text, at + 5, 2);
        int day = number(text, at + 8, 2);
        int shifted = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shifted, 400);
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        long days = era * 146_097L + dayOfEra - 719_468;
        long seconds = days * 86_400
                + number(text, at + 11, 2) * 3600L
                + number(text, at + 14, 2) * 60L
                + number(text, at + 17, 2);
        return seconds * 1000;
    }

    private static int number(char[] text, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }
}
