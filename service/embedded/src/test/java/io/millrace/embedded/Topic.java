package io.millrace.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of one partition, as a client sees it. */
record Topic(String broker, String name) {
    /** Years back, as replayed events are: the broker must not delete them for their age. */
    private static final long EVENT_TIME = 978_307_200_000L;

    static Topic create(String broker, String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
            return new Topic(broker, name);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean exists() {
        try (KafkaProducer<String, String> producer = producer(Map.of("max.block.ms", 2_000))) {
            return !producer.partitionsFor(name).isEmpty();
        } catch (TimeoutException e) {
            return false;
        }
    }

    void write(String value, String compression) {
        try (KafkaProducer<String, String> producer = producer(Map.of("compression.type", compression))) {
            producer.send(record(value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean writeInTransaction(String value) {
        try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", "test"))) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(record(value));
            producer.commitTransaction();
            return sent.get().hasOffset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first values, as many as asked for. */
    List<String> read(int count) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new StringDeserializer())) {
            Set<TopicPartition> partition = Set.of(new TopicPartition(name, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private ProducerRecord<String, String> record(String value) {
        return new ProducerRecord<>(name, 0, EVENT_TIME, "key", value);
    }

    private KafkaProducer<String, String> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", broker);
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }
}
