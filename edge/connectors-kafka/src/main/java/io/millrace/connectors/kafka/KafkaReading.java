package io.millrace.connectors.kafka;

import io.millrace.model.option.Options;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * How a topic is read.
 *
 * @param groupId the group that progress is reported to
 * @param settings the client properties that follow from the options
 */
record KafkaReading(StartFrom startFrom, boolean stopAtEnd, Optional<String> groupId, Map<String, Object> settings) {
    /** As many rows as the largest batch has. */
    static final int MAX_POLL_RECORDS = 4096;

    static KafkaReading of(Options options) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                Math.toIntExact(options.integer(KafkaSourceConnector.FETCH_MIN_BYTES)));
        settings.put(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Math.toIntExact(
                        options.duration(KafkaSourceConnector.FETCH_MAX_WAIT).toMillis()));
        settings.put(
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                Math.toIntExact(options.integer(KafkaSourceConnector.MAX_PARTITION_FETCH_BYTES)));
        Optional<String> groupId = options.optionalString(KafkaSourceConnector.GROUP_ID);
        groupId.ifPresent(group -> settings.put(ConsumerConfig.GROUP_ID_CONFIG, group));
        return new KafkaReading(
                options.choice(KafkaSourceConnector.START_FROM, StartFrom.class),
                options.bool(KafkaSourceConnector.STOP_AT_END),
                groupId,
                settings);
    }

    Consumer<Integer, Integer> connect(KafkaConnection connection, RecordArena arena) {
        Map<String, Object> properties = connection.clientProperties();
        properties.putAll(settings);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Every start is a seek of ours; records that retention took meanwhile must not be skipped in silence.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, connection.timeoutMillis());
        properties.putIfAbsent(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1 << 20);
        return new KafkaConsumer<>(properties, arena, arena);
    }
}
