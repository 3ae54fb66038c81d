package io.millrace.benchmarks.trips;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The flights of the example as records, written to a topic over and over, each time a January later. */
final class TripsTopic {
    static final int PARTITIONS = 12;

    private static final long JANUARY_SECONDS = 31L * 24 * 3600;
    private static final long PACE_SLICE_NANOS = 5_000_000;

    private final List<Trip> trips;

    /** A flight; {@code rest} is the record behind its departure time. */
    private record Trip(long departureSeconds, byte[] region, byte[] rest) {}

    private TripsTopic(List<Trip> trips) {
        this.trips = trips;
    }

    /** @param example the directory of the example, with the flights and the airports */
    static TripsTopic read(Path example) throws IOException {
        Map<String, String> states = new HashMap<>();
        for (String line : Files.readAllLines(example.resolve("airports.csv"))) {
            // The state stands third from behind the name and city, which may hold commas in quotes.
            String[] cells = line.replaceAll("\"[^\"]*\"", "quoted").split(",", -1);
            states.put(cells[0], cells[3]);
        }
        List<Trip> trips = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(example.resolve("trips-2001-01.csv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                String region = states.getOrDefault(cells[3], "UNKNOWN");
                String rest = "Z\",\"delay_minutes\":" + cells[1] + ",\"distance_miles\":" + cells[2]
                        + ",\"origin\":\"" + cells[3] + "\",\"destination\":\"" + cells[4] + "\",\"region_id\":\""
                        + region + "\"}";
                trips.add(new Trip(
                        LocalDateTime.parse(cells[0]).toEpochSecond(ZoneOffset.UTC),
                        region.getBytes(StandardCharsets.UTF_8),
                        rest.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return new TripsTopic(trips);
    }

    /** Makes the topic; the broker stamps each record with the time of its arrival. */
    static void create(String bootstrap, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)
                            .configs(Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "-1"))))
                    .all()
                    .get();
        }
    }

    /** Writes {@code months} Januaries as fast as the broker takes them. Returns the number of records. */
    long fill(String bootstrap, String topic, int months) {
        long count = (long) months * trips.size();
        return write(bootstrap, topic, Long.MAX_VALUE, written -> written == count);
    }

    /** Writes a steady {@code perSecond}, until told to end. Returns the number of records. */
    long pace(String bootstrap, String topic, long perSecond, BooleanSupplier ended) {
        return write(bootstrap, topic, perSecond, written -> ended.getAsBoolean());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees every failure
    private long write(String bootstrap, String topic, long perSecond, LongPredicate ended) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long written = 0;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "1",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024,
                        ProducerConfig.LINGER_MS_CONFIG,
                        perSecond == Long.MAX_VALUE ? 20 : 2,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        128 * 1024 * 1024L),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (; !ended.test(written); written++) {
                if (perSecond != Long.MAX_VALUE && written % Math.max(perSecond / 200, 1) == 0) {
                    waitUntil(start + (long) (written * 1e9 / perSecond));
                }
                Trip trip = trips.get((int) (written % trips.size()));
                long shift = written / trips.size() * JANUARY_SECONDS;
                producer.send(new ProducerRecord<>(topic, trip.region(), record(trip, shift)), (metadata, e) -> {
                    if (e != null) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
        }
        Exception broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("the topic could not be filled: " + broken.getMessage(), broken);
        }
        return written;
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, PACE_SLICE_NANOS));
        }
    }

    private static byte[] record(Trip trip, long shiftSeconds) {
        // 2001-01-01T00:01 has no seconds in Java's shortest form, which the records of the example have.
        String time = LocalDateTime.ofEpochSecond(trip.departureSeconds() + shiftSeconds, 0, ZoneOffset.UTC)
                .toString();
        byte[] head = ("{\"departure_time\":\"" + (time.length() == 16 ? time + ":00" : time))
                .getBytes(StandardCharsets.UTF_8);
        byte[] record = new byte[head.length + trip.rest().length];
        System.arraycopy(head, 0, record, 0, head.length);
        System.arraycopy(trip.rest(), 0, record, head.length, trip.rest().length);
        return record;
    }
}
