package io.millrace.connectors.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What the plain client does and sees, beside the connector under test. */
record Cluster(String address) {
    /** Work with the administrative client. */
    interface AdminCall<T> {
        T on(Admin admin) throws InterruptedException, ExecutionException;
    }

    <T> T admin(AdminCall<T> call) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            return call.on(admin);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void create(String topic, int partitions, Map<String, String> properties) {
        admin(admin -> admin.createTopics(
                        List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(properties)))
                .all()
                .get());
    }

    TopicDescription describe(String topic) {
        return admin(admin -> admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .findFirst()
                .orElseThrow());
    }

    @Nullable String property(String topic, String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin(admin -> admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .findFirst()
                .orElseThrow()
                .get(name)
                .value());
    }

    void deleteBefore(String topic, int partition, long offset) {
        admin(admin -> admin.deleteRecords(
                        Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get());
    }

    Optional<Long> committed(String group, String topic, int partition) {
        return admin(admin -> Optional.ofNullable(admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(new TopicPartition(topic, partition)))
                .map(offset -> offset.offset()));
    }

    KafkaProducer<String, String> producer(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("bootstrap.servers", address);
        all.put("max.in.flight.requests.per.connection", 1);
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    void write(List<ProducerRecord<String, String>> records) {
        try (KafkaProducer<String, String> producer = producer(Map.of("linger.ms", 10))) {
            for (var sent : records.stream().map(producer::send).toList()) {
                sent.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code count} records of values {@code from}, {@code from + 1} ... , dealt out to the partitions in turn. */
    void writeNumbers(String topic, int partitions, int from, int count) {
        write(IntStream.range(from, from + count)
                .mapToObj(i -> new ProducerRecord<>(topic, i % partitions, "key " + i, "value " + i))
                .toList());
    }

    /** All committed records of a topic, partition by partition. */
    List<ConsumerRecord<String, String>> read(String topic) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", address, "isolation.level", "read_committed", "receive.buffer.bytes", -1);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }
}
