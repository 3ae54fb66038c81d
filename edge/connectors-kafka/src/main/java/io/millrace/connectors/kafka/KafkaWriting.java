package io.millrace.connectors.kafka;

import io.millrace.model.option.Options;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How records are sent: the client properties that follow from the options. */
record KafkaWriting(Map<String, Object> settings) {
    /** What a record may have beside key and value, in the limit on the size of a request. */
    private static final int REQUEST_OVERHEAD_BYTES = 64 << 10;

    /** @param maxLatency records linger no longer than this, whatever the options say */
    static KafkaWriting of(Options options, Optional<Duration> maxLatency) {
        Duration linger = options.duration(KafkaSinkConnector.LINGER);
        int lingerMillis = Math.toIntExact(maxLatency
                .filter(most -> most.compareTo(linger) < 0)
                .orElse(linger)
                .toMillis());
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                options.string(KafkaSinkConnector.COMPRESSION).toLowerCase(Locale.ROOT));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, lingerMillis);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, Math.toIntExact(options.integer(KafkaSinkConnector.BATCH_SIZE)));
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, options.integer(KafkaSinkConnector.BUFFER_BYTES));
        settings.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.toIntExact(options.integer(KafkaSinkConnector.MAX_RECORD_BYTES)) + REQUEST_OVERHEAD_BYTES);
        int deliveryMillis = options.optionalDuration(KafkaSinkConnector.RETRY_TIMEOUT)
                .map(limit -> Math.toIntExact(limit.toMillis()))
                .orElse(Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryMillis);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) deliveryMillis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.clamp(deliveryMillis - lingerMillis, 1, 30_000));
        return new KafkaWriting(settings);
    }

    Producer<byte[], byte[]> connect(KafkaConnection connection) {
        Map<String, Object> properties = connection.clientProperties();
        properties.putAll(settings);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // With more than one, a batch can overtake the first of a partition that is just coming up, and the first is
        // then
        // refused for ever (KAFKA-15591).
        properties.putIfAbsent(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        try {
            return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (RuntimeException e) {
            throw KafkaErrors.of(e, "write", connection);
        }
    }
}
