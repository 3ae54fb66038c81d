package io.millrace.connectors.kafka;

import io.millrace.model.option.Options;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic that a sink wants to find.
 *
 * @param create whether to make it if it is absent
 * @param partitions how many the job asks for, if it does
 */
record NewTopicPlan(
        String topic,
        boolean create,
        Optional<Integer> partitions,
        Optional<Short> replicationFactor,
        Map<String, String> properties) {
    private static final Logger LOG = LoggerFactory.getLogger(NewTopicPlan.class);

    static NewTopicPlan of(String topic, Options options) {
        Map<String, String> properties = new HashMap<>();
        properties.put(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                switch (options.choice(KafkaSinkConnector.TIMESTAMP_TYPE, TopicTimestamp.class)) {
                    case LOG_APPEND_TIME -> "LogAppendTime";
                    case CREATE_TIME -> "CreateTime";
                });
        properties.put(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Long.toString(options.integer(KafkaSinkConnector.MAX_RECORD_BYTES)));
        options.optionalDuration(KafkaSinkConnector.RETENTION)
                .map(Duration::toMillis)
                .ifPresent(millis -> properties.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(millis)));
        properties.putAll(options.stringMap(KafkaSinkConnector.TOPIC_PROPERTIES));
        return new NewTopicPlan(
                topic,
                options.bool(KafkaSinkConnector.CREATE_TOPIC),
                options.optionalInteger(KafkaSinkConnector.PARTITIONS).map(Math::toIntExact),
                options.optionalInteger(KafkaSinkConnector.REPLICATION_FACTOR).map(Long::shortValue),
                properties);
    }

    /** @throws io.millrace.model.error.MillraceException if there is no such topic and none may or can be made */
    void ensure(KafkaConnection connection) {
        try (Topics topics = new Topics(connection)) {
            Optional<Integer> found = topics.partitionCount(topic);
            if (found.isPresent()) {
                compare(found.get());
            } else if (create) {
                topics.create(new NewTopic(topic, partitions, replicationFactor).configs(properties));
            } else {
                throw topics.notFound(topic, "; createTopic: true would make it");
            }
        }
    }

    /** Rows are right whatever the count, so that a topic that somebody else made is taken as it is. */
    private void compare(int found) {
        if (partitions.isPresent() && partitions.get() != found) {
            LOG.warn(
                    "topic '{}' has {} partitions, not {} as the job asks: it was there before and stays as it is",
                    topic,
                    found,
                    partitions.get());
        }
    }

    /** Which time the broker keeps with a record. */
    private enum TopicTimestamp {
        LOG_APPEND_TIME,
        CREATE_TIME
    }
}
