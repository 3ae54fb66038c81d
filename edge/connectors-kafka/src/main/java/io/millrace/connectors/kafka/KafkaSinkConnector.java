package io.millrace.connectors.kafka;

import io.millrace.model.option.Option;
import io.millrace.model.option.Option.Kind;
import io.millrace.model.option.Options;
import io.millrace.model.spi.Sink;
import io.millrace.model.spi.SinkConnector;
import io.millrace.model.spi.SinkContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes rows as records of a topic, which it makes if need be. */
public final class KafkaSinkConnector implements SinkConnector {
    static final String KEY = "key";
    static final String KEY_FIELD = "keyField";
    static final String HEADERS = "headers";
    static final String TIMESTAMP_FIELD = "timestampField";
    static final String CREATE_TOPIC = "createTopic";
    static final String PARTITIONS = "partitions";
    static final String REPLICATION_FACTOR = "replicationFactor";
    static final String RETENTION = "retention";
    static final String TIMESTAMP_TYPE = "timestampType";
    static final String TOPIC_PROPERTIES = "topicProperties";
    static final String COMPRESSION = "compression";
    static final String LINGER = "linger";
    static final String BATCH_SIZE = "batchSize";
    static final String BUFFER_BYTES = "bufferBytes";
    static final String MAX_RECORD_BYTES = "maxRecordBytes";
    static final String RETRY_TIMEOUT = "retryTimeout";

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String description() {
        return "Writes records to an Apache Kafka topic, acknowledged by all in-sync replicas and in order per key.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                KafkaConnection.SERVERS,
                KafkaConnection.TOPIC,
                Option.optional(
                        KEY,
                        Kind.TEMPLATE,
                        "The key as text with fields in braces; records of one key stay in order in one partition."),
                Option.optional(
                        KEY_FIELD,
                        Kind.FIELD,
                        "The field whose bytes or text are the key, null for none; instead of " + KEY + "."),
                Option.optional(
                        HEADERS, Kind.FIELDS, "Fields that are sent as headers, in text form; null sends none."),
                Option.optional(
                        TIMESTAMP_FIELD,
                        Kind.FIELD,
                        "The TIMESTAMP to send as the record's time; a topic of type LOG_APPEND_TIME replaces it."),
                Option.withDefault(CREATE_TOPIC, Kind.BOOLEAN, "true", "Whether to make the topic if it is absent."),
                Option.optional(
                                PARTITIONS,
                                Kind.INTEGER,
                                "Partitions of a topic that the job makes; without it the cluster's default.")
                        .between(1, 100_000),
                Option.optional(
                                REPLICATION_FACTOR,
                                Kind.INTEGER,
                                "Replicas of a topic that the job makes; without it the cluster's default.")
                        .between(1, 1000),
                Option.optional(
                                RETENTION,
                                Kind.DURATION,
                                "How long a topic that the job makes keeps records; without it the cluster's default.")
                        .between(1, Long.MAX_VALUE),
                Option.choice(
                        TIMESTAMP_TYPE,
                        "LOG_APPEND_TIME",
                        List.of("LOG_APPEND_TIME", "CREATE_TIME"),
                        "Which time a topic that the job makes keeps: that of the append, or the one sent. By the latter,"
                                + " retention would delete a replayed past at once."),
                Option.optional(
                        TOPIC_PROPERTIES,
                        Kind.STRING_MAP,
                        "More properties of a topic that the job makes, such as cleanup.policy."),
                Option.choice(
                        COMPRESSION,
                        "LZ4",
                        List.of("NONE", "LZ4", "SNAPPY", "ZSTD", "GZIP"),
                        "How batches of records are packed."),
                Option.withDefault(
                                LINGER, Kind.DURATION, "10ms", "How long a record may wait for others to be sent with.")
                        .between(0, Duration.ofMinutes(1).toMillis()),
                Option.withDefault(
                                BATCH_SIZE,
                                Kind.INTEGER,
                                "16384",
                                "How many bytes are sent to a partition at once; more is faster when there is much to send.")
                        .between(0, 16 << 20),
                Option.withDefault(
                                BUFFER_BYTES,
                                Kind.INTEGER,
                                Integer.toString(64 << 20),
                                "How many bytes may wait to be acknowledged before the job is held back.")
                        .between(1 << 20, 1L << 40),
                Option.withDefault(
                                MAX_RECORD_BYTES,
                                Kind.INTEGER,
                                Integer.toString(16 << 20),
                                "The largest record; a topic that the job makes takes as much, another may take less.")
                        .between(1, 1 << 30),
                Option.optional(
                                RETRY_TIMEOUT,
                                Kind.DURATION,
                                "How long to try to deliver a record before the job fails; without it as long as it takes.")
                        .between(1000, Integer.MAX_VALUE),
                KafkaConnection.TIMEOUT,
                KafkaConnection.PROPERTIES);
    }

    @Override
    public Optional<ServiceDependency> service() {
        return Optional.of(KafkaConnection.SERVICE);
    }

    @Override
    public Optional<String> needsRecordPerRow(Options options) {
        return Stream.of(KEY, KEY_FIELD, HEADERS, TIMESTAMP_FIELD)
                .filter(options::has)
                .findFirst()
                .map(option -> "'" + option + "' is made of the fields of one");
    }

    /** What is sent waits for nothing but its own acknowledgement, and there is nothing to commit. */
    @Override
    public boolean writesInParallel(Options options) {
        return true;
    }

    @Override
    public Sink open(Options options, SinkContext context) {
        KafkaConnection connection = KafkaConnection.of(options, context.connector());
        String topic = options.string(KafkaConnection.TOPIC.name());
        RecordWriter writer = RecordWriter.of(topic, options, context);
        KafkaWriting writing = KafkaWriting.of(options, context.connector().maxLatency());
        NewTopicPlan.of(topic, options).ensure(connection);
        return new KafkaSink(connection, topic, writing, writer, context);
    }
}
