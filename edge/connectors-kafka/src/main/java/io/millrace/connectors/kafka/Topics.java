package io.millrace.connectors.kafka;

import io.millrace.model.error.MillraceException;
import io.millrace.model.error.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks a cluster for its topics and makes new ones, while a job starts. */
final class Topics implements AutoCloseable {
    private static final Set<String> ADMIN_PROPERTIES = AdminClientConfig.configNames();

    private final KafkaConnection connection;
    private final Admin admin;

    /** @throws MillraceException if the settings are wrong or no address resolves */
    Topics(KafkaConnection connection) {
        this.connection = connection;
        Map<String, Object> properties = connection.clientProperties();
        properties.keySet().retainAll(ADMIN_PROPERTIES);
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, connection.timeoutMillis());
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, connection.timeoutMillis());
        try {
            this.admin = Admin.create(properties);
        } catch (RuntimeException e) {
            throw KafkaErrors.of(e, "connect", connection);
        }
    }

    /** The number of partitions; empty if there is no such topic. */
    Optional<Integer> partitionCount(String topic) {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .map(description -> description.partitions().size())
                    .findFirst();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw KafkaErrors.of(e, "find topic '" + topic + "'", connection);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Says that a topic is missing, and which one may be meant. */
    MillraceException notFound(String topic, String remedy) {
        Set<String> names = await(admin.listTopics().names(), "list topics");
        String there = names.isEmpty()
                ? "the cluster has no topics"
                : Nearest.to(topic, names)
                        .map(name -> "did you mean '" + name + "'?")
                        .orElseGet(() ->
                                "it has " + names.stream().sorted().limit(10).toList()
                                        + (names.size() > 10 ? " and " + (names.size() - 10) + " more" : ""));
        return new MillraceException(
                "KAFKA_TOPIC_NOT_FOUND",
                "the cluster at " + connection.servers() + " has no topic '" + topic + "'; " + there + remedy);
    }

    /** Makes a topic and waits until all brokers asked know it; does nothing if somebody else was faster. */
    void create(NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw KafkaErrors.of(e, "make topic '" + topic.name() + "'", connection);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private <T> T await(KafkaFuture<T> future, String doing) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw KafkaErrors.of(e, doing, connection);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static MillraceException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new MillraceException("INTERRUPTED", "the start of the job was interrupted", e);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
